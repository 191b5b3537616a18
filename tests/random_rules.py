"""Small random rule files over a few facts, for comparing the engine with the judge."""

from __future__ import annotations

from random import Random

_ONE_OF = {
    "connection": ("forced", "result", "during", "unrelated"),
    "level": ("felony", "misdemeanor", "violation", "ordinance"),
    "sentence_finished": ("yes", "no", "only_money_left"),
    "timing": ("before", "while", "after"),
    "prostitution_role": ("selling", "buying", "arranging"),
}
_YES_NO = ("trafficked", "pending_charges", "weapon_used", "on_supervision", "later_conviction")
_CURES = ("case", "money", "warrant", "supervision", "trafficking")

_HEAD = """code: ZZ
name: Example State
verified_on: 2026-11-23
confidence: medium
confidence_note: Made up for a test.
survivor_law: Made up for a test.
writing:
  codes: {rs: {name: Revised Statutes, written: [R.S.]}}
  classes: {A: {level: misdemeanor}, F3: {level: felony}}
lists:
  some:
    law: R.S. 1
    says: prostitution, or theft under 8-4(a)
    sections: {met: [9-1, 8-4(a)], open: [7-2(b)]}
    offenses: {met: [prostitution], open: [solicitation], section_decides: [theft], unmet: rest}
  loose:
    law: R.S. 2
    says: robbery or theft
    offenses: {met: [robbery, theft], open: [burglary], unmet: rest}
remedies:
"""
_TAIL = """offense_map:
  - {section: 9-1, offense: solicitation, until: 2019-12-31}
  - {section: 9-1, offense: prostitution, level: misdemeanor, from: 2020-01-01}
  - {section: 8-4(a), offense: theft, level: misdemeanor, class: A}
  - {section: 8-4(b), offense: theft, level: felony, class: F3}
  - {section: 7-2, offense: robbery, level: felony}
  - {section: 7-2(b), offense: burglary}
help:
  - {name: Example Legal Aid, url: "https://example.org"}
sources:
  "1": {url: "https://example.org", supports: nothing at all}
"""


def random_file(rng: Random) -> str:
    """A rule file of three remedies with one to four random conditions each."""
    remedies = "".join(_remedy(rng, number) for number in range(3))
    return _HEAD + remedies + _TAIL


def _remedy(rng: Random, number: int) -> str:
    covers = rng.choice(("{}", "{disposition: [convicted, dismissed]}", "{offense: [theft]}"))
    conditions = "".join(
        f"      - {{id: c{n}, law: R.S. 1, says: Made up., {_test(rng, 2)}}}\n"
        for n in range(rng.randint(1, 4))
    )
    return f"""  - id: zz-r{number}
    name: Made up
    citation: R.S. {number}
    kind: vacatur
    track: general
    covers: {covers}
    conditions:
{conditions}    effect: {{text: Made up.}}
    next_steps: [Made up.]
    sources: ["1"]
"""


def _test(rng: Random, depth: int, *, curable: bool = True) -> str:
    """One test, as the inside of a flow mapping."""
    draw = rng.random()
    if depth and draw < 0.3:
        kind = rng.choice(("all", "any"))
        parts = ", ".join(
            f"{{{_test(rng, depth - 1, curable=curable)}}}" for _ in range(rng.randint(1, 3))
        )
        return f"{kind}: [{parts}]"
    if depth and draw < 0.4:
        return f"not: {{{_test(rng, depth - 1, curable=False)}}}"
    text = _leaf(rng, curable)
    if curable and rng.random() < 0.15 and "curable" not in text and "wait" not in text:
        text += f", if_unmet: {rng.choice(_CURES)}"
    if rng.random() < 0.1:
        text += ", confirmed: no"
    return text


def _leaf(rng: Random, curable: bool) -> str:
    draw = rng.random()
    if draw < 0.2:
        return f"{rng.choice(_YES_NO)}: {rng.choice(('yes', 'no'))}"
    if draw < 0.45:
        return _placed(rng, curable)
    if draw < 0.6:
        return f"listed: {rng.choice(('some', 'loose'))}"
    if draw < 0.68:
        return f"age_at_offense: {{{rng.choice(('less_than: 18', 'at_least: 21'))}}}"
    if draw < 0.74:
        return "offense_date: {before: 2020-01-01}"
    if draw < 0.8:
        return "class: {met: [A], unmet: [F3]}"
    if draw < 0.9 and curable:
        return _wait(rng)
    return _count(rng, curable)


def _placed(rng: Random, curable: bool) -> str:
    name = rng.choice(tuple(_ONE_OF))
    places: dict[str, list[str]] = {"met": [], "open": [], "unmet": [], "cured": []}
    for option in _ONE_OF[name]:
        choices = ["met", "met", "open", "unmet", "unmet"] + (["cured"] if curable else [])
        places[rng.choice(choices)].append(option)
    parts = [f"{p}: [{', '.join(o)}]" for p, o in places.items() if o and p != "cured"]
    if places["cured"]:
        parts.append(f"curable: {{{rng.choice(_CURES)}: [{', '.join(places['cured'])}]}}")
    return f"{name}: {{{', '.join(parts)}}}"


def _wait(rng: Random) -> str:
    starts = ["disposition_date"]
    if rng.random() < 0.5:
        starts.append("released_on")
    if rng.random() < 0.3:
        money = rng.choice(("counts", "ignored", "open"))
        starts.append(f"{{date: sentence_completed, money: {money}}}")
    if rng.random() < 0.4:
        lengths = "{when: {level: felony}, years: 7}, {when: {level: misdemeanor}, months: 6}"
        if rng.random() < 0.5:
            lengths += ", {years: 1}"
        length = f"lengths: [{lengths}]"
    else:
        length = rng.choice(("years: 3", "months: 6", "days: 180", "years: 8, more_than: yes"))
    return f"wait: {{from: [{', '.join(starts)}], {length}}}"


def _count(rng: Random, curable: bool) -> str:
    parts = ["which: {disposition: convicted}"]
    limit = rng.choice(("at_most: 0", "at_most: 1", "at_least: 1"))
    if rng.random() < 0.3:
        parts.append("with_this: yes")
    if rng.random() < 0.3:
        parts.append(f"unit: {rng.choice(('case', 'incident'))}")
    draw = rng.random()
    if draw < 0.3 and curable and limit.startswith("at_most"):
        parts.append("window: {before_asking: {years: 3}}")
    elif draw < 0.5:
        parts.append("window: {after: disposition_date}")
    if rng.random() < 0.3:
        parts.append("known_from: {total_convictions: bounds}")
    return f"count: {{{', '.join([*parts, limit])}}}"
