"""The engines compared: ours, datalogic-py (JSONLogic in Rust) and zen-engine (GoRules)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from screener.facts.answers import Case, Record
from screener.facts.catalog import Listing, Value
from screener.logic import truth as t
from screener.logic.resolve import resolve
from screener.logic.rulebook import Rulebook
from tests.benchmarks.export import Exported, json_logic, zen_expression

Facts = dict[str, Any]
Answers = list[list[bool]]
Engine = Callable[[Sequence[Facts]], Answers]
"""Records of one person as plain facts; for each the truth of every exported condition."""


def ours(conditions: Sequence[Exported], place: str, rules: Rulebook) -> Engine:
    """Our engine, from the facts: what follows from what, then every condition.

    Every condition is worked out in its four readings with the third truth value; one
    reading is handed back to compare with.
    """
    nodes = [condition.part.node for condition in conditions]

    def run(records: Sequence[Facts]) -> Answers:
        docket = resolve(case_of(records, place, rules), rules)
        return [[bool(node.truth(view) & t.NOW_AGAINST) for node in nodes] for view in docket.views]

    return run


def zen_by_remedy(conditions: Sequence[Exported]) -> Engine:
    """zen-engine used as its own examples do: one decision for each remedy."""
    engines = [
        zen(list(group)) for _, group in groupby(conditions, lambda c: c.name.rsplit("/", 1)[0])
    ]

    def run(records: Sequence[Facts]) -> Answers:
        by_remedy = [engine(records) for engine in engines]
        return [
            [truth for answers in by_remedy for truth in answers[n]] for n in range(len(records))
        ]

    return run


def case_of(records: Sequence[Facts], place: str, rules: Rulebook) -> Case:
    """The facts as a case, typed and not checked (the rivals do not check either)."""

    def typed(value: Any) -> Value:
        if isinstance(value, list):
            return Listing(frozenset(value), complete=True)
        typed_value: Value = value
        return typed_value

    return Case(
        as_of=date(2026, 11, 23),
        records=tuple(
            Record(str(n), place, {k: typed(v) for k, v in facts.items()})
            for n, facts in enumerate(records)
        ),
    )


def datalogic(conditions: Sequence[Exported]) -> Engine:
    """datalogic-py: each condition compiled, all of them in one native call per record."""
    from datalogic_py import DataHandle
    from datalogic_py import Engine as DatalogicEngine

    engine = DatalogicEngine()
    compiled = [engine.compile(json_logic(condition.tree)) for condition in conditions]
    session = engine.session()

    def run(records: Sequence[Facts]) -> Answers:
        return [
            [
                each == "true"
                for each in session.evaluate_many(compiled, DataHandle(json.dumps(facts)))
            ]
            for facts in records
        ]

    return run


def zen(conditions: Sequence[Exported]) -> Engine:
    """zen-engine: one decision that holds every condition as an expression."""
    import zen as zen_module

    content = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {
                "id": "all",
                "name": "all",
                "type": "expressionNode",
                "content": {
                    "expressions": [
                        {"id": str(n), "key": f"c{n}", "value": zen_expression(c.tree)}
                        for n, c in enumerate(conditions)
                    ]
                },
            },
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "all", "type": "edge"},
            {"id": "b", "sourceId": "all", "targetId": "out", "type": "edge"},
        ],
    }
    decision = zen_module.ZenEngine().create_decision(json.dumps(content))
    keys = [f"c{n}" for n in range(len(conditions))]

    def run(records: Sequence[Facts]) -> Answers:
        found = []
        for facts in records:
            result = decision.evaluate(facts)["result"]
            found.append([result[key] is True for key in keys])
        return found

    return run
