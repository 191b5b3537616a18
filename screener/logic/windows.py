"""When the records of a count must have happened, seen from the record looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from screener.facts.calendar import Period, Span, add, later_of
from screener.facts.catalog import NO
from screener.logic import truth as t
from screener.logic.starts import asked_for_date, possible_days
from screener.logic.truth import Truth
from screener.logic.view import View


@dataclass(frozen=True, slots=True)
class WindowOf:
    """When the counted records must have happened."""

    before_asking: Period | None
    after: tuple[tuple[str, str | None], ...]
    """Dates of the record looked at, each with its gate; the latest of them counts."""
    after_for: Period | None
    before: str | None
    dated_by: str

    def truth(self, view: View, span: Span) -> Truth:
        """Whether a record dated so is inside the window of the record looked at."""
        as_of = view.docket.as_of
        result = t.MET
        if self.before_asking is not None:
            last_out = view.docket.ago(self.before_asking)
            result = t.both(result, _after(span, Span(last_out, last_out)))
            result = t.both(result, t.negate(_after(span, Span(as_of, as_of))))
        if self.after:
            mark = self._latest_mark(view)
            if mark is None:
                return t.UNMET
            result = t.both(result, _after(span, mark))
            if self.after_for is not None:
                end = Span(add(mark.earliest, self.after_for), add(mark.latest, self.after_for))
                result = t.both(result, t.negate(_after(span, end)))
        if self.before is not None:
            result = t.both(result, _after(self._mark(self.before, view), span))
        return result

    def _latest_mark(self, view: View) -> Span | None:
        """The latest of the dates the window opens after; None when none of them exists."""
        spans: list[Span] = []
        for fact, gate in self.after:
            value = None if gate is None else view.values.get(gate)
            if value == NO:
                continue
            given = view.values.get(fact)
            span = given if isinstance(given, Span) else possible_days(fact, view)
            absent = gate is not None and value is None
            spans.append(Span(date.min, span.latest) if absent else span)
        return later_of(spans) if spans else None

    @staticmethod
    def _mark(fact: str, view: View) -> Span:
        given = view.values.get(fact)
        return given if isinstance(given, Span) else possible_days(fact, view)

    def own_dates(self) -> Iterator[str]:
        """The dates of the record looked at that bound the window."""
        yield from (fact for fact, _ in self.after)
        if self.before is not None:
            yield self.before

    def unsettled_marks(self, view: View) -> Iterator[str]:
        """The facts of the record looked at that leave the window's edges unknown."""
        for fact, gate in (*self.after, *(((self.before, None),) if self.before else ())):
            if gate is not None and gate not in view.values:
                yield gate
            given = view.values.get(fact)
            gone = gate is not None and view.values.get(gate) == NO
            if not gone and not (isinstance(given, Span) and given.exact):
                yield from asked_for_date(fact, view)


def _after(span: Span, mark: Span) -> Truth:
    """Whether a day in ``span`` is later than one in ``mark``."""
    if span.earliest > mark.latest:
        return t.MET
    return t.UNMET if span.latest <= mark.earliest else t.UNKNOWN
