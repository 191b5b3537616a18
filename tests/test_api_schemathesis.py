"""Calls drawn from the OpenAPI document, good and bad: the service does what the document says.

All phases and checks of schemathesis run: the document's examples, the edges of every
schema, random calls, and calls that follow links. Two refusals follow rules that a JSON
Schema cannot say, and are told apart here: a batch answers 200 and refuses its items one by
one, and two records may not have the same id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished

from screener import Rulebook
from tests.openapi import document_of, operations
from tests.service import service

BATCH = "/v1/screenings/batch"
EXAMPLES = 60


def drawn_from(app: FastAPI) -> Any:
    generation = GenerationConfig(deterministic=True, max_examples=EXAMPLES)
    project = ProjectConfig(generation=generation)
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_asgi("/openapi.json", app, config=config)


def same_id_twice(body: Any) -> bool:
    """True where two records of a drawn body have one id (a missing one is its position)."""
    records = body.get("records") if isinstance(body, dict) else None
    if not isinstance(records, list):
        return False
    ids = [
        str(each.get("id") or place) if isinstance(each, dict) else str(place)
        for place, each in enumerate(records, start=1)
    ]
    return len(set(ids)) < len(ids)


def found_in(scenario: ScenarioFinished, ran: Counter[str]) -> Iterator[str]:
    """What a scenario found against the service."""
    for case_id, checks in scenario.recorder.checks.items():
        case = scenario.recorder.cases[case_id].value
        for check in checks:
            ran[check.name] += 1
            if check.failure_info is None:
                continue
            if check.name == "negative_data_rejection" and case.operation.path == BATCH:
                continue
            if check.name == "positive_data_acceptance" and same_id_twice(case.body):
                continue
            yield f"{check.name}: {check.failure_info.failure}\n{case!r}"[:2000]


@pytest.mark.filterwarnings("default")
def test_nothing_is_found(guide_rules: Rulebook) -> None:
    app = service(guide_rules)
    found: list[str] = []
    ran: Counter[str] = Counter()
    seen: set[str] = set()
    for event in from_schema(drawn_from(app)).execute():
        if isinstance(event, ScenarioFinished):
            found.extend(found_in(event, ran))
            seen.add(str(event.label))
        elif isinstance(event, NonFatalError):
            found.append(f"{event.label}: {event.value}")
    assert not found, "\n\n".join(found)
    assert {f"{method} {path}" for method, path, _ in operations(document_of(app))} <= seen
    for check in ("not_a_server_error", "response_schema_conformance", "negative_data_rejection"):
        assert ran[check] > 500, ran
