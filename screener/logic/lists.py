"""Is the offense on a list the law names? The section decides before the category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from screener.facts.calendar import Span
from screener.law.kinds import Cure
from screener.logic import truth as t
from screener.logic.nodes import NEVER, ready_from_truth
from screener.logic.sections import WHOLE_CHAPTER, Relation, Section, relation
from screener.logic.truth import Truth
from screener.logic.view import FactRef, View


@dataclass(frozen=True, slots=True)
class Listed:
    """Whether a record's offense is on a list of one jurisdiction.

    The list's own sections decide first, the longest that holds the record's section; a
    section above one of them is unknown. A section the offense map knows and the list
    does not name is off the list, or its category decides (``elsewhere_unmet``). Any other
    text, and a record of another jurisdiction, goes by category.
    """

    place: str
    sections: tuple[tuple[Section, Truth], ...]
    elsewhere_unmet: bool
    offenses: Mapping[str, Truth]
    by_section: frozenset[str]
    """Categories of which some sections are on the list and some are not."""
    unknown: Truth

    def truth(self, view: View) -> Truth:
        if view.section is None:
            return self._by_offense(view)
        return view.remembered(self, self._truth)

    def _truth(self, view: View) -> Truth:
        if view.section is not None and view.place == self.place:
            named = self._named(view.section)
            if named is not None:
                return named
            if view.mapped is not None and view.mapped.whole and self.elsewhere_unmet:
                return t.UNMET
        return self._by_offense(view)

    def _by_offense(self, view: View) -> Truth:
        value = view.values.get("offense")
        if value.__class__ is str:
            return self._by_category(value, view)
        if value is None:
            return self.unknown
        assert isinstance(value, frozenset)
        return reduce(or_, (self._by_category(option, view) for option in value))

    def _named(self, section: Section) -> Truth | None:
        held: tuple[tuple[int, bool], Truth] | None = None
        above: Truth | None = None
        for rule, answer in self.sections:
            lies = relation(section, rule)
            rank = (len(rule.tokens), not rule.tokens[-1].endswith(WHOLE_CHAPTER))
            if lies is Relation.WITHIN and (held is None or rank > held[0]):
                held = (rank, answer)
            elif lies is Relation.ABOVE:
                above = answer if above is None else above | answer
        if above is not None:
            rest = t.UNMET if held is None else held[1]
            return above | rest
        return None if held is None else held[1]

    def _by_category(self, offense: str, view: View) -> Truth:
        if offense not in self.by_section:
            return self.offenses[offense]
        if "statute" not in view.values or (view.mapped is not None and not view.mapped.whole):
            return t.UNKNOWN
        if view.mapped is not None and view.place == self.place:
            return t.UNMET  # a known section, and the list does not name it
        return t.OPEN  # a section was given and nobody here can place it: a lawyer must look

    def ready(self, view: View, favor: bool) -> Span:
        return ready_from_truth(self.truth(view), view, favor, NEVER)

    def unsettled(self, view: View, readings: int) -> Iterator[FactRef]:
        if not t.unsettled(self.truth(view)) & readings:
            return
        offense = view.values.get("offense")
        if offense is None:
            yield FactRef("offense", view.id)
            if "statute" not in view.values and self.by_section:
                yield FactRef("statute", view.id)
        elif isinstance(offense, str) or view.mapped is None:
            yield FactRef("statute", view.id)
        else:
            yield from view.asked_for("offense")
            if view.section is not None and any(
                relation(view.section, rule) is Relation.ABOVE for rule, _ in self.sections
            ):
                yield FactRef("statute", view.id)

    def cures(self, view: View) -> Iterator[Cure]:
        return iter(())

    def facts(self) -> Iterator[str]:
        yield "offense"
        yield "statute"
