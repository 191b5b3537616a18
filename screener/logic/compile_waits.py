"""From a wait in a rule file to its node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screener.facts.calendar import Period
from screener.facts.catalog import Fact
from screener.law.flaws import Path
from screener.law.tests import Length, Restart, Start, Wait
from screener.logic.nodes import Node
from screener.logic.starts import StartDate
from screener.logic.waits import RestartedBy
from screener.logic.waits import Wait as WaitNode

if TYPE_CHECKING:
    from screener.logic.compile import Compiler


#: Dates that many sentences do not have: a wait needs one more that always exists.
_PARTS_OF_A_SENTENCE = frozenset({"released_on", "probation_ended_on", "parole_ended_on"})


def compile_wait(compiler: Compiler, law: Wait, path: Path) -> WaitNode:
    """The node of a wait."""
    starts = [
        start
        for index, each in enumerate(law.from_)
        if (start := _start(compiler, each, (*path, "from", index))) is not None
    ]
    plain = Period(law.years, law.months, law.days, law.more_than)
    if law.lengths and plain != Period(more_than=law.more_than):
        compiler.flaw(path, "both one length and lengths", "keep one of them")
    lengths: list[tuple[Node | None, Period]] = [
        _length(compiler, each, law.more_than, (*path, "lengths", index))
        for index, each in enumerate(law.lengths)
    ]
    if starts and all(s.when is None and s.fact.name in _PARTS_OF_A_SENTENCE for s in starts):
        compiler.flaw(
            (*path, "from"),
            "every date here may not exist",
            "add one that always does, such as disposition_date",
        )
    return WaitNode(
        tuple(starts),
        tuple(lengths) or ((None, plain),),
        None if law.restart is None else _restart(compiler, law.restart, (*path, "restart")),
    )


def date_fact(compiler: Compiler, name: str, path: Path) -> Fact | None:
    """The date fact called ``name``, or a flaw."""
    fact = compiler.fact(name, path)
    if fact is not None and fact.type != "date":
        compiler.flaw(path, f"{name} is not a date", "name a date fact")
        return None
    return fact


def _start(compiler: Compiler, law: Start, path: Path) -> StartDate | None:
    fact = date_fact(compiler, law.date, path)
    if fact is None:
        return None
    gate = compiler.catalog.gates.get(fact.name)
    pends = gate == "sentence_finished"
    if pends != (law.money is not None):
        compiler.flaw(
            path,
            "money belongs to sentence_completed and to no other date",
            "say there whether unpaid money keeps the sentence unfinished: "
            "money: counts, ignored or open",
        )
    return StartDate(
        compiler.ref(fact),
        None if gate is None else compiler.ref(compiler.catalog[gate]),
        None
        if law.when is None
        else compiler.test(law.when, (*path, "when"), curable=False, favors=False),
        law.money,
    )


def _length(
    compiler: Compiler, law: Length, more_than: bool, path: Path
) -> tuple[Node | None, Period]:
    when = None if law.when is None else compiler.test(law.when, (*path, "when"), curable=False)
    return when, Period(law.years, law.months, law.days, more_than)


def _restart(compiler: Compiler, law: Restart, path: Path) -> RestartedBy:
    date_fact(compiler, law.dated_by, (*path, "dated_by"))
    which = compiler.test(law.which, (*path, "which"), curable=False, favors=False)
    return RestartedBy(which, law.place, compiler.place, law.dated_by)
