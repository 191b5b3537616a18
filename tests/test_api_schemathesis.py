"""Calls drawn from the OpenAPI document, good and bad: the service does what the document says.

Every check of schemathesis is on, with two exceptions that the document states: a batch
answers 200 and refuses its items one by one, and two records may not have the same id,
which a JSON Schema cannot say.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection

from screener import Rulebook
from tests.service import service

BATCH = "/v1/screenings/batch"


@pytest.fixture(scope="session")
def drawn_from(guide_rules: Rulebook) -> Any:
    generation = GenerationConfig(deterministic=True, max_examples=25)
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=generation)))
    return schemathesis.openapi.from_asgi("/openapi.json", service(guide_rules), config=config)


schema = schemathesis.pytest.from_fixture("drawn_from")


def same_id_twice(body: Any) -> bool:
    """True where two records of a drawn body have one id (a missing one is its position)."""
    records = body.get("records") if isinstance(body, dict) else None
    if not isinstance(records, list):
        return False
    ids = [
        (each.get("id") if isinstance(each, dict) else None) or str(place)
        for place, each in enumerate(records, start=1)
    ]
    return len({str(each) for each in ids}) < len(ids)


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_nothing_is_found(case: Any) -> None:
    if same_id_twice(case.body):
        return
    excluded = [negative_data_rejection] if case.operation.path == BATCH else []
    case.call_and_validate(excluded_checks=excluded)
