"""From tests as a rule file says them to nodes; every mistake is named, none stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import reduce
from operator import or_

from screener.facts.calendar import Period
from screener.facts.catalog import NONE, Catalog, Fact
from screener.law.base import Cure
from screener.law.flaws import Flaw, Path
from screener.law.sections import OffenseList
from screener.law.tests import Count, FactTest, Lapse, Length, Restart, Start, Test, Wait
from screener.logic import truth as t
from screener.logic.compiled import Part
from screener.logic.counts import AtLeast, AtMost, WindowOf
from screener.logic.fact_tests import DateBetween, FactName, Includes, Number, Placed, PlacedList
from screener.logic.lists import Listed
from screener.logic.nodes import All, Any, Curable, Node, Not, Unconfirmed
from screener.logic.sections import Section, SectionReader
from screener.logic.truth import Truth
from screener.logic.waits import RestartedBy, StartDate
from screener.logic.waits import Wait as WaitNode

REST = "rest"
BROKEN = All(())
"""Stands in for a test that could not be compiled; the flaw keeps the rules from loading."""

_BOUNDS_BY_TYPE = {
    "number": ("at_least", "more_than", "at_most", "less_than"),
    "date": ("before", "on_or_before", "after", "on_or_after"),
}
_PLACES = ("met", "open", "unmet", "curable")


class Compiler:
    """Compiles the tests of one file. ``flaws`` gathers what is wrong, by path."""

    def __init__(
        self,
        catalog: Catalog,
        place: str,
        reader: SectionReader | None = None,
        classes: Sequence[str] = (),
    ) -> None:
        self.catalog = catalog
        self.place = place
        self.reader = reader
        self.classes = tuple(classes)
        self.lists: dict[str, Listed] = {}
        self.flaws: list[Flaw] = []

    def flaw(self, path: Path, wrong: str, mend: str) -> None:
        """Note a mistake."""
        self.flaws.append(Flaw(path, wrong, mend))

    # -- lists -------------------------------------------------------------------------

    def add_list(self, name: str, law: OffenseList, path: Path) -> None:
        """Compile a list of offenses so that ``listed: name`` can use it."""
        sections: list[tuple[Section, Truth]] = []
        for place, answer in (("met", t.MET), ("open", t.OPEN), ("unmet", t.UNMET)):
            for index, text in enumerate(getattr(law.sections, place)):
                section = None if self.reader is None else self.reader.read(text)
                if section is None:
                    self.flaw(
                        (*path, "sections", place, index),
                        f"“{text}” cannot be read as a section",
                        "write it as records do, with digits first after the code's name",
                    )
                else:
                    sections.append((section, answer))
        fact = self.catalog["offense"]
        placed = {
            "met": law.offenses.met,
            "open": law.offenses.open,
            "unmet": law.offenses.unmet,
            "section_decides": law.offenses.section_decides,
        }
        where = self._placements(fact.options, placed, (*path, "offenses"))
        answers = {"met": t.MET, "open": t.OPEN, "unmet": t.UNMET, "section_decides": t.UNKNOWN}
        table = {option: answers[place] for option, place in where.items()}
        elsewhere = law.elsewhere or ("unmet" if law.sections.met else "offense")
        self.lists[name] = Listed(
            place=self.place,
            sections=tuple(sections),
            elsewhere_unmet=elsewhere == "unmet",
            offenses=table,
            by_section=frozenset(o for o, place in where.items() if place == "section_decides"),
            unknown=reduce(or_, table.values(), 0) or t.UNKNOWN,
        )

    def _placements(
        self, options: Sequence[str], placed: Mapping[str, Iterable[str]], path: Path
    ) -> dict[str, str]:
        """Where each option is placed; options unknown, placed twice or not at all are flaws."""
        where: dict[str, str] = {}
        rest: str | None = None
        for place, names in placed.items():
            for name in names:
                if name == REST:
                    if rest is not None:
                        self.flaw(path, "rest stands in two places", "keep one")
                    rest = place
                elif name not in options:
                    self.flaw(
                        path,
                        f"“{name}” is not an option here",
                        f"use one of: {', '.join(options)}",
                    )
                elif name in where:
                    self.flaw(path, f"“{name}” is placed twice", "keep one place")
                else:
                    where[name] = place
        unplaced = [option for option in options if option not in where]
        if rest is None and unplaced:
            self.flaw(
                path,
                f"not placed: {', '.join(unplaced)}",
                "put every option under met, open or unmet (rest stands for all others)",
            )
        if rest is not None and not unplaced:
            self.flaw(path, "rest stands for nothing: every option is placed", "take rest out")
        for option in unplaced:
            where[option] = rest or "unmet"
        return where

    # -- tests -------------------------------------------------------------------------

    def test(self, law: Test, path: Path, *, curable: bool = True) -> Node:
        """The node of one test. ``curable`` is False inside ``not`` and inside counts."""
        node = self._bare(law, path, curable=curable)
        if law.if_unmet is not None:
            if not curable:
                self.flaw((*path, "if_unmet"), "if_unmet inside not or count", "put it outside")
            node = Curable(node, law.if_unmet)
        return node if law.confirmed else Unconfirmed(node)

    def _bare(self, law: Test, path: Path, *, curable: bool) -> Node:
        if law.all is not None:
            return All(self._each(law.all, (*path, "all"), curable))
        if law.any is not None:
            return Any(self._each(law.any, (*path, "any"), curable))
        if law.not_ is not None:
            return Not(self.test(law.not_, (*path, "not"), curable=False))
        if law.listed is not None:
            return self._listed(law.listed, (*path, "listed"))
        if law.wait is not None:
            if not curable:
                self.flaw((*path, "wait"), "a wait inside not or count", "put it outside")
            return self.wait(law.wait, (*path, "wait"))
        if law.count is not None:
            return self.count(law.count, (*path, "count"), curable=curable)
        if law.condition is not None:
            self.flaw(
                (*path, "condition"),
                "condition stands only in the when of words",
                "test the facts themselves",
            )
            return BROKEN
        ((name, fact_test),) = law.facts.items()
        return self.fact_test(name, fact_test, (*path, name), curable=curable)

    def _each(self, laws: Iterable[Test], path: Path, curable: bool) -> tuple[Node, ...]:
        return tuple(
            self.test(law, (*path, index), curable=curable) for index, law in enumerate(laws)
        )

    def _listed(self, name: str, path: Path) -> Node:
        found = self.lists.get(name)
        if found is None:
            known = ", ".join(self.lists) or "none"
            self.flaw(path, f"no list “{name}” in this file", f"lists here: {known}")
            return BROKEN
        return found

    def fact(self, name: str, path: Path) -> Fact | None:
        """The fact called ``name``, or a flaw."""
        found = self.catalog.facts.get(name)
        if found is None:
            self.flaw(path, f"no fact “{name}”", "use a fact of rules/questions.yaml")
        return found

    def ref(self, fact: Fact) -> FactName:
        """How a fact is named when it is missing."""
        return FactName(fact.name, fact.of_person)

    def fact_test(self, name: str, law: FactTest, path: Path, *, curable: bool) -> Node:
        """The node of a test of one fact, by the fact's type."""
        fact = self.fact(name, path)
        if fact is None:
            return BROKEN
        given = [key for key in FactTest.model_fields if key in law.model_fields_set]
        allowed = self._keys_for(fact)
        for key in given:
            if key not in allowed:
                self.flaw(
                    (*path, key), f"{key} does not fit {name}", f"use {', '.join(allowed) or 'no test'}"
                )
                return BROKEN
        if fact.type == "number":
            return self._number(fact, law)
        if fact.type == "date":
            return self._dates(fact, law)
        if fact.question.open_options:
            return Includes(self.ref(fact), frozenset(law.includes))
        return self._placed(fact, law, path, curable=curable)

    @staticmethod
    def _keys_for(fact: Fact) -> tuple[str, ...]:
        if fact.type in _BOUNDS_BY_TYPE:
            return _BOUNDS_BY_TYPE[fact.type]
        if fact.question.open_options:
            return ("includes",)
        if fact.type == "text":
            return _PLACES if fact.name == "class" else ()
        return _PLACES

    def _number(self, fact: Fact, law: FactTest) -> Node:
        low = law.at_least if law.more_than is None else law.more_than + 1
        high = law.at_most if law.less_than is None else law.less_than - 1
        return Number(self.ref(fact), low, high)

    def _dates(self, fact: Fact, law: FactTest) -> Node:
        day = timedelta(days=1)
        first = law.on_or_after if law.after is None else law.after + day
        last = law.on_or_before if law.before is None else law.before - day
        return DateBetween(self.ref(fact), first, last)

    def _placed(self, fact: Fact, law: FactTest, path: Path, *, curable: bool) -> Node:
        options = (*fact.options, NONE) if fact.type == "list" else fact.options
        if fact.name == "class":  # named by each state: its own table has the options
            options = self.classes
        placed: dict[str, Iterable[str]] = {
            "met": law.met,
            "open": law.open,
            "unmet": law.unmet,
            **{f"curable {cure}": names for cure, names in law.curable.items()},
        }
        if law.curable and (not curable or fact.type == "list"):
            self.flaw(
                (*path, "curable"),
                "curable stands only in a one-of fact outside not and count",
                "use unmet, or if_unmet on the whole test",
            )
        where = self._placements(options, placed, path)
        answers = {"met": t.MET, "open": t.OPEN, "unmet": t.UNMET}
        table = {option: answers.get(place, t.CURABLE) for option, place in where.items()}
        if fact.type == "list":
            return PlacedList(self.ref(fact), table)
        cures: dict[str, Cure] = {
            option: cure for cure, names in law.curable.items() for option in names
        }
        return Placed(
            self.ref(fact),
            table,
            cures,
            reduce(or_, table.values(), 0) or t.UNKNOWN,
            only_in=self.place if fact.name == "class" else None,
        )

    # -- time --------------------------------------------------------------------------

    def wait(self, law: Wait, path: Path) -> Node:
        """The node of a wait."""
        starts = [
            start
            for index, each in enumerate(law.from_)
            if (start := self._start(each, (*path, "from", index))) is not None
        ]
        plain = Period(law.years, law.months, law.days, law.more_than)
        if law.lengths and plain != Period(more_than=law.more_than):
            self.flaw(path, "both one length and lengths", "keep one of them")
        lengths: list[tuple[Node | None, Period]] = [
            self._length(each, law.more_than, (*path, "lengths", index))
            for index, each in enumerate(law.lengths)
        ]
        if starts and all(
            (start.gate is not None and not start.gate_pends) or start.when for start in starts
        ):
            self.flaw(
                (*path, "from"),
                "every date here may not exist",
                "add one that always does, such as disposition_date",
            )
        return WaitNode(
            tuple(starts),
            tuple(lengths) or ((None, plain),),
            None if law.restart is None else self._restart(law.restart, (*path, "restart")),
        )

    def _date_fact(self, name: str, path: Path) -> Fact | None:
        fact = self.fact(name, path)
        if fact is not None and fact.type != "date":
            self.flaw(path, f"{name} is not a date", "name a date fact")
            return None
        return fact

    def _start(self, law: Start, path: Path) -> StartDate | None:
        fact = self._date_fact(law.date, path)
        if fact is None:
            return None
        gate = self.catalog.gates.get(fact.name)
        pends = gate == "sentence_finished"
        if pends != (law.money is not None):
            self.flaw(
                path,
                "money belongs to sentence_completed and to no other date",
                "say there whether unpaid money keeps the sentence unfinished: "
                "money: counts, ignored or open",
            )
        return StartDate(
            self.ref(fact),
            None if gate is None else self.ref(self.catalog[gate]),
            None if law.when is None else self.test(law.when, (*path, "when"), curable=False),
            law.money,
        )

    def _length(
        self, law: Length, more_than: bool, path: Path
    ) -> tuple[Node | None, Period]:
        when = None if law.when is None else self.test(law.when, (*path, "when"), curable=False)
        return when, Period(law.years, law.months, law.days, more_than)

    def _restart(self, law: Restart, path: Path) -> RestartedBy:
        self._date_fact(law.dated_by, (*path, "dated_by"))
        which = self.test(law.which, (*path, "which"), curable=False)
        return RestartedBy(which, law.place, self.place, law.dated_by)

    # -- counts ------------------------------------------------------------------------

    def count(self, law: Count, path: Path, *, curable: bool) -> Node:
        """The node of a count or look-back."""
        if (law.at_most is None) == (law.at_least is None):
            self.flaw(path, "a count needs at_most or at_least", "give one of them")
            return BROKEN
        for fact in law.known_from:
            self.fact(fact, (*path, "known_from", fact))
        window = None
        if law.window is not None:
            for fact in (law.window.after, law.window.before, law.window.dated_by):
                if fact is not None:
                    self._date_fact(fact, (*path, "window"))
            window = WindowOf(
                _period(law.window.before_asking),
                law.window.after,
                _period(law.window.after_for),
                law.window.before,
                law.window.dated_by,
            )
            if law.window.before_asking is not None and (law.at_most is None or not curable):
                self.flaw(
                    (*path, "window", "before_asking"),
                    "a look-back from the day of asking goes with at_most, outside not",
                    "say what may at most have happened in that time",
                )
        least = law.at_least if law.at_least is not None else (law.at_most or 0) + 1
        node = AtLeast(
            self.test(law.which, (*path, "which"), curable=False),
            law.with_this,
            law.place,
            self.place,
            law.unit,
            window,
            least,
            law.known_from,
        )
        return node if law.at_least is not None else AtMost(node)

    # -- conditions and words ----------------------------------------------------------

    def part(self, law: Test, path: Path) -> Part:
        """A condition with its parts: tests inside all or any that have words of their own."""
        return Part(law.id or "", law, self.test(law, path), tuple(self._parts(law, path)))

    def _parts(self, law: Test, path: Path) -> Iterator[Part]:
        for key, inner in (("all", law.all), ("any", law.any)):
            for index, each in enumerate(inner or ()):
                here = (*path, key, index)
                if each.id is not None:
                    silent = Compiler(self.catalog, self.place, self.reader, self.classes)
                    silent.lists = self.lists  # flaws of parts are noted with the condition
                    yield silent.part(each, here)
                elif each.says is not None:
                    self.flaw(here, "a part with words needs an id", "give it an id")

    def when(self, law: Test, path: Path, parts: Mapping[str, Node]) -> Node:
        """The node of a ``when`` of words, which may name a condition or part."""
        nested: Callable[[Iterable[Test], Path], tuple[Node, ...]] = lambda laws, at: tuple(
            self.when(each, (*at, index), parts) for index, each in enumerate(laws)
        )
        if law.condition is not None:
            found = parts.get(law.condition)
            if found is None:
                self.flaw(
                    (*path, "condition"),
                    f"no condition or part “{law.condition}” in this remedy",
                    f"use one of: {', '.join(parts) or 'none'}",
                )
                return BROKEN
            return found
        if law.all is not None:
            return All(nested(law.all, (*path, "all")))
        if law.any is not None:
            return Any(nested(law.any, (*path, "any")))
        if law.not_ is not None:
            return Not(self.when(law.not_, (*path, "not"), parts))
        return self.test(law, path)


def _period(lapse: Lapse | None) -> Period | None:
    return None if lapse is None else Period(lapse.years, lapse.months, lapse.days)
