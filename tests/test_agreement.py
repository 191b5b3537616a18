"""The engine and the naive judge agree: on random people over the real files, and on small
random rules where the judge can try every way of filling in the facts.

Where the engine says ``needs_info`` it may ask too much, never too little: then only the
facts it calls missing are compared.
"""

from __future__ import annotations

import functools
import os
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from screener import read_case
from screener.facts.answers import Case
from screener.facts.calendar import Span
from screener.law.catalog import Offenses, Questions
from screener.loading.load import LoadedRules, load_files
from screener.loading.located_yaml import read_located
from screener.logic.rulebook import Rulebook
from screener.screening.judgement import Judgement
from screener.screening.screen import screen
from tests.guide import rule_folder
from tests.naive import NaiveJudge, Verdict
from tests.random_people import People, many
from tests.random_rules import random_file

PEOPLE = int(os.environ.get("SCREENER_PEOPLE", "5000"))
"""How many random people over all real files together."""


@functools.cache
def loaded() -> LoadedRules:
    return load_files()


def judge_of(files: LoadedRules) -> NaiveJudge:
    return NaiveJudge(
        _questions(files),
        Offenses.model_validate(read_located(files.folder / "offenses.yaml").data),
        {file.law.code: file.law for file in files.files},
        unseen_restarts=True,
    )


def _questions(files: LoadedRules) -> Questions:
    return Questions.model_validate(files.catalog_lines.data)


def read(request: dict[str, Any], rules: Rulebook) -> Case:
    return read_case(request, rules.catalog, today=date.fromisoformat(request["as_of"]))


def disagreement(judgement: Judgement | None, verdict: Verdict) -> str | None:
    """How an answer of the engine differs from the judge's; None when it does not."""
    if judgement is None:
        return None if verdict.outcomes <= {"left_out"} else f"left out, judge: {verdict}"
    if judgement.outcome == "needs_info":
        if not verdict.exhaustive:
            return None
        named = {(ref.fact, ref.record) for ref in judgement.missing}
        lacking = verdict.missing - named
        return f"does not call missing: {sorted(lacking, key=repr)}" if lacking else None
    if not verdict.outcomes <= {judgement.outcome}:
        return f"{judgement.outcome}, judge: {sorted(verdict.outcomes)}"
    if judgement.outcome == "not_yet":
        return _date_disagreement(judgement.eligible_on, verdict, judgement.view.docket.as_of)
    return None


def _date_disagreement(span: Span | None, verdict: Verdict, as_of: date) -> str | None:
    if span is None:
        return None
    for dates in verdict.eligible_on:
        if dates is None:
            if span.earliest <= as_of:
                continue  # in this world nothing but the person's own cure is needed
            return f"eligible_on {span}, judge: no date"
        if dates[0] < span.earliest or dates[1] > span.latest:
            return f"eligible_on {span}, judge: {dates}"
    return None


def compare(
    case: Case, rules: Rulebook, judge: NaiveJudge, *, limit: int, samples: int
) -> tuple[list[str], int, int]:
    """Disagreements, and of the needs_info answers proved too careful: how many, of how many."""
    result = screen(case, rules)
    wrong: list[str] = []
    careful = asked = 0
    for answer in result.records:
        by_id = {j.remedy.id: j for j in answer.judgements}
        for remedy in rules.jurisdictions[answer.view.place].remedies:
            judgement = by_id.get(remedy)
            verdict = judge.judge(
                case, answer.view.id, remedy, limit=limit, samples=samples, seed=7
            )
            found = disagreement(judgement, verdict)
            if found is not None:
                wrong.append(f"{answer.view.id} {remedy}: {found}")
            if judgement is not None and judgement.outcome == "needs_info" and verdict.exhaustive:
                asked += 1
                careful += len(verdict.outcomes) == 1
    return wrong, careful, asked


@pytest.mark.parametrize("place", sorted(loaded().rulebook.jurisdictions))
def test_engine_and_judge_agree_on_random_people(place: str) -> None:
    files = loaded()
    judge = judge_of(files)
    share = -(-PEOPLE // len(files.files))
    for number, request in enumerate(many(files, place, share, seed=1)):
        case = read(request, files.rulebook)
        wrong, _, _ = compare(case, files.rulebook, judge, limit=16, samples=4)
        assert not wrong, f"person {number}: {wrong}\n{request}"


@pytest.mark.parametrize("seed", range(40))
def test_engine_and_judge_agree_on_small_random_rules(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screener.facts import places

    monkeypatch.setitem(places.NAMES, "ZZ", "Example State")
    rng = Random(seed)
    text = random_file(rng)
    files = load_files(rule_folder(tmp_path / "rules", text))
    judge = judge_of(files)
    people = People(files, "ZZ")
    for number in range(15):
        request = people.person(rng, records=rng.choice((1, 1, 2)))
        case = read(request, files.rulebook)
        wrong, _, _ = compare(case, files.rulebook, judge, limit=2000, samples=40)
        assert not wrong, f"person {number}: {wrong}\n{request}\n{text}"
