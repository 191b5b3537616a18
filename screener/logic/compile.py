"""From tests as a rule file says them to nodes; every mistake is named, none stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import reduce
from operator import or_

from screener.facts.catalog import NONE, Catalog, Fact
from screener.law.flaws import Flaw, Path
from screener.law.kinds import Cure
from screener.law.sections import OffenseList
from screener.law.tests import FactTest, Test
from screener.logic import truth as t
from screener.logic.compile_counts import compile_count
from screener.logic.compile_lists import compile_list
from screener.logic.compile_waits import compile_wait
from screener.logic.compiled import Part
from screener.logic.fact_tests import (
    DateBetween,
    FactName,
    Includes,
    Number,
    Placed,
    PlacedClass,
    PlacedList,
)
from screener.logic.lists import Listed
from screener.logic.nodes import All, Any, Curable, Node, Not, Unconfirmed
from screener.logic.placing import place_options
from screener.logic.sections import SectionReader

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

    def add_list(self, name: str, law: OffenseList, path: Path) -> None:
        """Compile a list of offenses so that ``listed: name`` can use it."""
        self.lists[name] = compile_list(self, law, path)

    # -- tests -------------------------------------------------------------------------

    def test(self, law: Test, path: Path, *, curable: bool = True, favors: bool = True) -> Node:
        """The node of one test.

        ``curable`` is False inside ``not`` and inside counts; ``favors`` is False where
        truth goes against the person.
        """
        node = self._bare(law, path, curable, favors)
        if law.if_unmet is not None:
            if not curable:
                self.flaw((*path, "if_unmet"), "if_unmet inside not or count", "put it outside")
            node = Curable(node, law.if_unmet)
        return node if law.confirmed else Unconfirmed(node, favors)

    def _bare(self, law: Test, path: Path, curable: bool, favors: bool) -> Node:
        if law.all is not None:
            return All(self._each(law.all, (*path, "all"), curable, favors))
        if law.any is not None:
            return Any(self._each(law.any, (*path, "any"), curable, favors))
        if law.not_ is not None:
            return Not(self.test(law.not_, (*path, "not"), curable=False, favors=not favors))
        if law.listed is not None:
            return self._listed(law.listed, (*path, "listed"))
        if law.wait is not None:
            if not curable:
                self.flaw((*path, "wait"), "a wait inside not or count", "put it outside")
            return compile_wait(self, law.wait, (*path, "wait"))
        if law.count is not None:
            return (
                compile_count(self, law.count, (*path, "count"), curable=curable, favors=favors)
                or BROKEN
            )
        if law.condition is not None:
            self.flaw(
                (*path, "condition"),
                "condition stands only in the when of words",
                "test the facts themselves",
            )
            return BROKEN
        ((name, fact_test),) = law.facts.items()
        return self.fact_test(name, fact_test, (*path, name), curable=curable)

    def _each(
        self, laws: Iterable[Test], path: Path, curable: bool, favors: bool
    ) -> tuple[Node, ...]:
        return tuple(
            self.test(law, (*path, index), curable=curable, favors=favors)
            for index, law in enumerate(laws)
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
                    (*path, key),
                    f"{key} does not fit {name}",
                    f"use {', '.join(allowed) or 'no test'}",
                )
                return BROKEN
        if fact.type == "number":
            return self._number(fact, law)
        if fact.type == "date":
            return self._dates(fact, law)
        if fact.open_options:
            return Includes(self.ref(fact), frozenset(law.includes), frozenset(law.open))
        return self._placed(fact, law, path, curable=curable)

    @staticmethod
    def _keys_for(fact: Fact) -> tuple[str, ...]:
        if fact.type in _BOUNDS_BY_TYPE:
            return _BOUNDS_BY_TYPE[fact.type]
        if fact.open_options:
            return ("includes", "open")
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
        where = place_options(self, options, placed, path)
        answers = {"met": t.MET, "open": t.OPEN, "unmet": t.UNMET}
        table = {option: answers.get(place, t.CURABLE) for option, place in where.items()}
        if fact.type == "list":
            return PlacedList(self.ref(fact), table)
        cures: dict[str, Cure] = {
            option: cure for cure, names in law.curable.items() for option in names
        }
        unknown = reduce(or_, table.values(), 0) or t.UNKNOWN
        ref = self.ref(fact)
        if fact.name == "class":
            return PlacedClass(ref, fact.name, table, cures, unknown, self.place)
        return Placed(ref, fact.name, table, cures, unknown)

    # -- conditions and words ----------------------------------------------------------

    def part(self, law: Test, path: Path) -> Part:
        """A condition with its parts: tests inside all or any that have words of their own."""
        node = self.test(law, path)
        return Part(
            id=law.id or "",
            citation=law.law,
            quote=law.quote,
            says=law.says,
            open_because=law.open_because,
            confirmed=law.confirmed,
            node=node,
            facts=tuple(dict.fromkeys(node.facts())),
            parts=tuple(self._parts(law, path)),
        )

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

        def nested(laws: Iterable[Test], at: Path) -> tuple[Node, ...]:
            return tuple(self.when(each, (*at, i), parts) for i, each in enumerate(laws))

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
