"""From a count or look-back in a rule file to its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screener.facts.calendar import Period
from screener.law.flaws import Path
from screener.law.tests import Count, Lapse, Window
from screener.logic.compile_waits import date_fact
from screener.logic.counts import AtLeast, AtMost
from screener.logic.windows import WindowOf

if TYPE_CHECKING:
    from screener.logic.compile import Compiler


def compile_count(
    compiler: Compiler, law: Count, path: Path, *, curable: bool, favors: bool
) -> AtLeast | AtMost | None:
    """The node of a count or look-back; None when it cannot be read."""
    if (law.at_most is None) == (law.at_least is None):
        compiler.flaw(path, "a count needs at_most or at_least", "give one of them")
        return None
    for fact in law.known_from:
        compiler.fact(fact, (*path, "known_from", fact))
    window = None
    if law.window is not None:
        window = _window(compiler, law.window, (*path, "window"))
        if law.window.before_asking is not None and (law.at_most is None or not curable):
            compiler.flaw(
                (*path, "window", "before_asking"),
                "a look-back from the day of asking goes with at_most, outside not",
                "say what may at most have happened in that time",
            )
    least = law.at_least if law.at_least is not None else (law.at_most or 0) + 1
    counting_favors = favors == (law.at_least is not None)
    node = AtLeast(
        compiler.test(law.which, (*path, "which"), curable=False, favors=counting_favors),
        law.with_this,
        law.place,
        compiler.place,
        law.unit,
        window,
        least,
        law.known_from,
        frozenset(
            name
            for name in law.known_from
            if name in compiler.catalog and not compiler.catalog[name].of_person
        ),
    )
    return node if law.at_least is not None else AtMost(node)


def _window(compiler: Compiler, law: Window, path: Path) -> WindowOf:
    for name in (*law.after, law.before, law.dated_by):
        if name is not None:
            date_fact(compiler, name, path)
    return WindowOf(
        period_of(law.before_asking),
        tuple((name, compiler.catalog.gates.get(name)) for name in law.after),
        period_of(law.after_for),
        law.before,
        law.dated_by,
    )


def period_of(lapse: Lapse | None) -> Period | None:
    """A lapse of a rule file as a period."""
    return None if lapse is None else Period(lapse.years, lapse.months, lapse.days)
