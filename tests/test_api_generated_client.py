"""A client made from the OpenAPI document by a public generator screens the README's person."""

from __future__ import annotations

import asyncio
import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import yaml
from fastapi import FastAPI

from screener import answer, load_rules, read_case, screen
from tests.readme.sample import PERSON, ROOT
from tests.service import TODAY, call, service


@pytest.fixture(scope="module")
def app() -> FastAPI:
    return service(load_rules())


@pytest.fixture(scope="module")
def generated(app: FastAPI, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a freshly made client package."""
    folder = tmp_path_factory.mktemp("generated")
    document = folder / "openapi.json"
    document.write_bytes(call(app, "GET", "/openapi.json").content)
    command = [sys.executable, "-m", "openapi_python_client", "generate"]
    options = ["--path", str(document), "--meta", "none", "--output-path", "made_client"]
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [*command, *options, "--fail-on-warning"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": tools},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Warning" not in done.stdout
    sys.path.insert(0, str(folder))
    return "made_client"


def person() -> Any:
    """The README's person as JSON (a file whose values are all text)."""
    text = (ROOT / PERSON).read_text(encoding="utf-8")
    return orjson.loads(orjson.dumps(yaml.load(text, Loader=yaml.BaseLoader)))


def called(app: FastAPI, generated: str, name: str, **given: Any) -> Any:
    """One call by the made client."""
    client_class = importlib.import_module(f"{generated}.client").Client
    made: Any = importlib.import_module(f"{generated}.api.{name}")

    async def sent() -> Any:
        transport = httpx.ASGITransport(app)
        client = client_class("http://service", httpx_args={"transport": transport})
        return await made.asyncio(client=client, **given)

    return asyncio.run(sent())


def body(generated: str, model: str, data: Any) -> Any:
    """A typed body; what it sends is what it was made from."""
    models: Any = importlib.import_module(f"{generated}.models")
    typed = getattr(models, model).from_dict(data)
    assert typed.to_dict() == data
    return typed


def wanted(detail: Any) -> Any:
    rules = load_rules()
    case = read_case(person(), rules.catalog, today=TODAY)
    return answer(screen(case, rules), rules, detail)


def test_the_readmes_person_is_screened(app: FastAPI, generated: str) -> None:
    typed = body(generated, "ScreeningRequest", person())
    found = called(app, generated, "screenings.screen", body=typed)
    assert type(found).__name__ == "ScreeningAnswer"
    assert [record.id for record in found.records] == [
        "prostitution-ma",
        "theft-oh",
        "drug-federal",
    ]
    assert found.records[0].best.outcome.value == "likely_eligible"
    assert found.to_dict() == wanted("full")


def test_a_batch_of_people_is_screened(app: FastAPI, generated: str) -> None:
    typed = body(generated, "BatchRequest", {"screenings": [person(), {"records": []}]})
    found = called(app, generated, "screenings.screen_batch", body=typed)
    first, second = found.screenings
    assert type(first.answer).__name__ == "OutcomesAnswer"
    assert first.answer.to_dict() == wanted("outcomes")
    assert second.answer.records == []


def test_the_law_the_questions_and_the_offenses_are_read(app: FastAPI, generated: str) -> None:
    places = called(app, generated, "law.list_jurisdictions")
    law = called(app, generated, "law.get_jurisdiction", code=places.jurisdictions[0].code)
    assert law.remedies[0].conditions
    questions = called(app, generated, "facts.list_questions")
    assert questions.questions[0].fact == "birth_date"
    asked = body(generated, "SectionRequest", {"jurisdiction": "FL", "statute": "796.07(2)(e)"})
    assert called(app, generated, "law.find_offense", body=asked).offense == "prostitution"
    assert called(app, generated, "law.list_offenses").offenses[0].nibrs == ["40A"]


def test_a_refusal_is_typed_too(app: FastAPI, generated: str) -> None:
    models: Any = importlib.import_module(f"{generated}.models")
    twice = models.ScreeningRequest.from_dict(
        {"records": [{"id": "a", "jurisdiction": "MA"}, {"id": "a", "jurisdiction": "MA"}]}
    )
    found = called(app, generated, "screenings.screen", body=twice)
    assert type(found).__name__ == "Problem"
    assert found.errors[0].pointer == "/records/1/id"
