"""The naive judge: what the contract says the engine must answer, by brute force.

Written from the contract, the facts and the guide to the grammar, and apart from the
engine: it fills in everything a case leaves open in every way that could matter
(:mod:`.world`), reads the tests of the law in each such world (:mod:`.evaluate`), and
takes the outcome in the order of the contract (:mod:`.outcome`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from screener.facts.answers import Case
from screener.law.catalog import Offenses, Questions
from screener.law.jurisdiction import Jurisdiction

from .edges import Edges
from .evaluate import Evaluator
from .explore import TooManyWorldsError, decisive, every_world
from .knowledge import Knowledge
from .outcome import LEFT_OUT, Result, decide, version_on
from .places import Place
from .world import Asked, Chooser, Plain, World, by_chance, by_script

__all__ = ["NaiveJudge", "Verdict"]


@dataclass(frozen=True)
class Verdict:
    """What the worlds of a case give for one record and remedy.

    One outcome of an exhaustive verdict is the answer, several are `needs_info`. Sampled
    outcomes can only refute. ``missing`` is of exhaustive verdicts only.
    """

    outcomes: frozenset[str]
    exhaustive: bool
    missing: frozenset[tuple[str, str | None]] = frozenset()
    eligible_on: frozenset[tuple[date, date] | None] = frozenset()
    """Of each world that is `not_yet` or `needs_review`: first and last day, or None."""
    waiting_for: frozenset[frozenset[str]] = frozenset()
    """Of each world that is `not_yet`."""


class NaiveJudge:
    """Judges one record and one remedy at a time.

    With ``unseen_restarts`` a wait that later records start again takes it that there may
    be such a record among those not given, as counts do.
    """

    def __init__(
        self,
        questions: Questions,
        offenses: Offenses,
        jurisdictions: Mapping[str, Jurisdiction],
        *,
        unseen_restarts: bool = False,
    ) -> None:
        self._questions = questions
        self._offenses = offenses
        self._places = {code: Place(law) for code, law in jurisdictions.items()}
        self._unseen_restarts = unseen_restarts

    def judge(
        self,
        case: Case,
        record_id: str,
        remedy_id: str,
        *,
        limit: int,
        samples: int,
        seed: int,
    ) -> Verdict:
        """Try every world if there are at most ``limit``, else ``samples`` drawn ones."""
        record = next(record for record in case.records if record.id == record_id)
        law = self._places[record.jurisdiction].law
        versions = [remedy for remedy in law.remedies if remedy.id == remedy_id]
        if not versions:
            raise KeyError(remedy_id)
        found = version_on(versions, case.as_of)
        if found is None:
            return _verdict({Result(LEFT_OUT)}, exhaustive=True)
        remedy, day = found
        knowledge = Knowledge(case, self._questions, self._offenses, self._places)
        edges = Edges(remedy, knowledge, day)

        def run(choose: Chooser) -> Result:
            world = World(knowledge, edges, choose)
            evaluator = Evaluator(world, law.code, unseen_restarts=self._unseen_restarts)
            return decide(evaluator, remedy, record, day)

        def follow(filled: Mapping[Asked, Plain]) -> Result:
            return run(by_script(filled))

        try:
            tree = every_world(follow, limit)
        except TooManyWorldsError:
            random = Random(seed)
            return _verdict({run(by_chance(random)) for _ in range(samples)}, exhaustive=False)
        missing = frozenset((asked.fact, asked.record) for asked in decisive(tree))
        return _verdict(tree.results, exhaustive=True, missing=missing)


def _verdict(
    results: Collection[Result],
    *,
    exhaustive: bool,
    missing: frozenset[tuple[str, str | None]] = frozenset(),
) -> Verdict:
    return Verdict(
        outcomes=frozenset(result.outcome for result in results),
        exhaustive=exhaustive,
        missing=missing,
        eligible_on=frozenset(
            result.eligible_on
            for result in results
            if result.outcome in ("not_yet", "needs_review")
        ),
        waiting_for=frozenset(
            result.waiting_for for result in results if result.outcome == "not_yet"
        ),
    )
