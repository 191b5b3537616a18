"""One remedy's answer for one record, and which of its words no fact can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from screener.facts.calendar import Span
from screener.logic import truth as t
from screener.logic.compiled import CompiledRemedy, Part, SaidWhen
from screener.logic.rulebook import Rulebook
from screener.logic.view import FactRef, View
from screener.screening.judgement import Branch, Judgement
from screener.wording import english
from screener.wording.condition import ConditionWords, read_by_nobody, unconfirmed
from screener.wording.law_of_remedy import WORD_GROUPS, aside_words, version_words

Json = dict[str, Any]

_REMEDIES_KEPT = 4096
"""Far more than all rule files hold together."""


@dataclass(slots=True)
class FixedWords:
    """The words no fact changes, each remedy's once. The first version met stands here."""

    by_remedy: dict[str, Json] = field(default_factory=dict)
    _version: dict[str, CompiledRemedy] = field(default_factory=dict)

    def hold(self, remedy: CompiledRemedy) -> bool:
        """Keep the words of a remedy; False when another version of it stands here."""
        held = self._version.setdefault(remedy.id, remedy)
        if held is remedy and remedy.id not in self.by_remedy:
            self.by_remedy[remedy.id] = _prepared(remedy).fixed()
        return held is remedy


def remedy_words(judgement: Judgement, rules: Rulebook, shared: FixedWords | None) -> Json:
    """The answer of one remedy; words no fact changes are left to ``shared`` where given."""
    prepared = _prepared(judgement.remedy)
    if shared is not None and shared.hold(judgement.remedy):
        return prepared.changing(judgement, rules)
    return prepared.whole(judgement, rules)


def outcome_of(judgement: Judgement) -> Json:
    """The outcome of one remedy without its words."""
    return {
        "remedy": judgement.remedy.id,
        "outcome": judgement.outcome,
        "eligible_on": _span(judgement.eligible_on),
        "missing": [ref_json(ref) for ref in judgement.missing],
    }


def ref_json(ref: FactRef | None) -> Json | None:
    """A fact and the record it is about."""
    return None if ref is None else {"fact": ref.fact, "record": ref.record}


class _Prepared:
    """One version of a remedy with its words sorted: those that facts change and the rest."""

    def __init__(self, remedy: CompiledRemedy) -> None:
        self.identity: Json = {
            "name": remedy.name,
            "citation": remedy.citation,
            "kind": remedy.kind,
            "also": list(remedy.also),
            "track": remedy.track,
        }
        self.conditions = tuple(ConditionWords.of(part) for part in remedy.conditions)
        self.unread = read_by_nobody(remedy.conditions)
        self.asides: Json = {
            "lawyer_only": remedy.lawyer_only,
            "court_decides": [aside_words(each) for each in remedy.court_decides],
            "not_required": [aside_words(each) for each in remedy.not_required],
        }
        self.groups = {name: _Group.of(remedy, name, keys) for name, keys in WORD_GROUPS.items()}
        self.groups["procedure"].fixed.update(grant=remedy.grant, automatic=remedy.automatic)
        self.next_steps = remedy.words.get(("next_steps",), ())
        self.steps_change = any(said.when is not None for said in self.next_steps)
        self.ending: Json = {
            "uses_up": list(remedy.uses_up),
            "file_after": list(remedy.file_after),
            "law": version_words(remedy),
        }

    def whole(self, judgement: Judgement, rules: Rulebook) -> Json:
        view = judgement.view
        return {
            "remedy": judgement.remedy.id,
            **self.identity,
            **_result(judgement),
            "conditions": [each.standing(view, rules, with_words=True) for each in self.conditions],
            **self.asides,
            **{name: group.whole(view) for name, group in self.groups.items()},
            "next_steps": _said(self.next_steps, view),
            "cautions": _cautions(judgement, self.unread),
            **self.ending,
        }

    def fixed(self) -> Json:
        result: Json = {
            **self.identity,
            "conditions": [each.fixed() for each in self.conditions],
            **self.asides,
            **{name: group.fixed for name, group in self.groups.items()},
        }
        if not self.steps_change:
            result["next_steps"] = [said.text for said in self.next_steps]
        return {**result, **self.ending}

    def changing(self, judgement: Judgement, rules: Rulebook) -> Json:
        view = judgement.view
        result: Json = {
            "remedy": judgement.remedy.id,
            **_result(judgement),
            "conditions": [
                each.standing(view, rules, with_words=False) for each in self.conditions
            ],
        }
        for name, group in self.groups.items():
            if group.changing:
                result[name] = group.changed(view)
        if self.steps_change:
            result["next_steps"] = _said(self.next_steps, view)
        result["cautions"] = _cautions(judgement, self.unread)
        return result


@lru_cache(maxsize=_REMEDIES_KEPT)
def _prepared(remedy: CompiledRemedy) -> _Prepared:
    return _Prepared(remedy)


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of words such as ``effect``: the keys no fact changes, and the others."""

    keys: tuple[str, ...]
    fixed: Json
    changing: dict[str, tuple[SaidWhen, ...]]

    @classmethod
    def of(cls, remedy: CompiledRemedy, name: str, keys: tuple[str, ...]) -> _Group:
        passages = {key: remedy.words.get((name, key), ()) for key in keys}
        changing = {
            key: said for key, said in passages.items() if any(s.when is not None for s in said)
        }
        fixed = {
            key: " ".join(s.text for s in said) or None
            for key, said in passages.items()
            if key not in changing
        }
        return cls(keys, fixed, changing)

    def whole(self, view: View) -> Json:
        """Every key in its order, each as one text or None."""
        if not self.changing:
            return self.fixed
        found = self.fixed | self.changed(view)
        return {key: found[key] for key in dict.fromkeys((*self.keys, *found))}

    def changed(self, view: View) -> Json:
        return {key: " ".join(_said(said, view)) or None for key, said in self.changing.items()}


def _said(passages: Iterable[SaidWhen], view: View) -> list[str]:
    """The passages that the facts do not rule out."""
    return [
        said.text for said in passages if said.when is None or t.can_be_true(said.when.truth(view))
    ]


def _result(judgement: Judgement) -> Json:
    return {
        "outcome": judgement.outcome,
        "eligible_on": _span(judgement.eligible_on),
        "waiting_for": list(judgement.waiting_for),
        "missing": [ref_json(ref) for ref in judgement.missing],
        "summary": english.OUTCOMES[judgement.outcome],
        "branches": [_branch(branch) for branch in judgement.branches],
    }


def _span(span: Span | None) -> str | Json | None:
    if span is None:
        return None
    if span.exact:
        return span.earliest.isoformat()
    return {"earliest": span.earliest.isoformat(), "latest": span.latest.isoformat()}


def _branch(branch: Branch) -> Json:
    return {
        "answer": branch.answer,
        "outcome": branch.outcome,
        "eligible_on": _span(branch.eligible_on),
    }


def _cautions(judgement: Judgement, unread: Iterable[Part]) -> list[str]:
    remedy, view = judgement.remedy, judgement.view
    found = _said(remedy.words.get(("cautions",), ()), view)
    found.extend(unconfirmed(unread, view))
    found.extend(
        english.UNCONFIRMED.format(says=each.says)
        for each in remedy.not_required
        if not each.confirmed
    )
    found.extend(remedy.unclear)
    found.extend(english.REMARKS[remark] for remark in view.remarks)
    if judgement.law_from is not None:
        found.append(english.NOT_IN_FORCE.format(day=judgement.law_from.isoformat()))
    return found
