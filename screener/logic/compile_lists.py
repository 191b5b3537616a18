"""From a list of offenses in a rule file to its node."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from screener.law.flaws import Path
from screener.law.sections import OffenseList
from screener.logic import truth as t
from screener.logic.lists import Listed
from screener.logic.placing import place_options
from screener.logic.sections import Section
from screener.logic.truth import Truth

if TYPE_CHECKING:
    from screener.logic.compile import Compiler


def compile_list(compiler: Compiler, law: OffenseList, path: Path) -> Listed:
    """The node of a list of offenses."""
    sections: list[tuple[Section, Truth]] = []
    for place, answer in (("met", t.MET), ("open", t.OPEN), ("unmet", t.UNMET)):
        for index, text in enumerate(getattr(law.sections, place)):
            section = None if compiler.reader is None else compiler.reader.read(text)
            if section is None:
                compiler.flaw(
                    (*path, "sections", place, index),
                    f"“{text}” cannot be read as a section",
                    "write it as records do, with digits first after the code's name",
                )
            else:
                sections.append((section, answer))
    fact = compiler.catalog["offense"]
    placed = {
        "met": law.offenses.met,
        "open": law.offenses.open,
        "unmet": law.offenses.unmet,
        "section_decides": law.offenses.section_decides,
    }
    where = place_options(compiler, fact.options, placed, (*path, "offenses"))
    answers = {"met": t.MET, "open": t.OPEN, "unmet": t.UNMET, "section_decides": t.UNKNOWN}
    table = {option: answers[place] for option, place in where.items()}
    elsewhere = law.elsewhere or ("unmet" if law.sections.met else "offense")
    return Listed(
        place=compiler.place,
        sections=tuple(sections),
        elsewhere_unmet=elsewhere == "unmet",
        offenses=table,
        by_section=frozenset(o for o, place in where.items() if place == "section_decides"),
        unknown=reduce(or_, table.values(), 0) or t.UNKNOWN,
    )
