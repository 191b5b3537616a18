"""The examples for partner apps work against the service as it is."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import uvicorn
import yaml
from fastapi import FastAPI

from screener import Rulebook
from tests.examples import httpx_client, legalserver
from tests.service import call, service

FOLDER = Path(__file__).parent / "examples"


@pytest.fixture(scope="module")
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    """The service on a port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    running = threading.Thread(target=server.run)
    running.start()
    while not server.started:
        running.join(0.01)
    (socket,) = server.servers[0].sockets
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    running.join(10)


# -- Python ------------------------------------------------------------------------------


def test_the_python_client_prints_an_answer(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = {
        "person": {"trafficked": True},
        "records": [
            {
                "id": "a",
                "jurisdiction": "WY",
                "offense": "prostitution",
                "disposition": "convicted",
            },
            {"id": "b", "jurisdiction": "MA"},
        ],
    }
    file = tmp_path / "person.json"
    file.write_text(json.dumps(person), encoding="utf-8")
    assert httpx_client.main(str(file), address) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Legal information, not legal advice.")
    assert "Vacating a conviction of a trafficking survivor (R.S. 12-3)" in shown
    assert "Not known yet: connection" in shown
    assert "do not cover the law of this place yet" in shown
    assert "Help in WY: " in shown


def test_the_python_client_names_mistakes(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "person.json"
    file.write_text('{"records": [{"jurisdiction": "WY", "level": "big"}]}', encoding="utf-8")
    assert httpx_client.main(str(file), address) == 1
    assert capsys.readouterr().err.startswith("/records/0/level: one of: felony")


def test_the_python_client_has_words_for_every_outcome() -> None:
    assert set(httpx_client.WORDS) == {
        "likely_eligible",
        "needs_info",
        "needs_review",
        "not_yet",
        "not_eligible",
    }


# -- LegalServer -------------------------------------------------------------------------


def test_charges_of_a_matter_become_records(app: FastAPI) -> None:
    charges = json.loads((FOLDER / "legalserver_charges.json").read_text(encoding="utf-8"))
    request = legalserver.request_of("26-0001881", "FL", charges)
    assert request["records"] == [
        {
            "id": "9002",
            "jurisdiction": "FL",
            "statute": "812.014(3)",
            "offense_date": "2015-03-04",
        },
        {
            "id": "9001",
            "jurisdiction": "FL",
            "statute": "796.07(2)(e)",
            "disposition": "convicted",
            "offense_date": "2015-03-04",
            "disposition_date": "2015-06-02",
            "level": "misdemeanor",
        },
        {
            "id": "9003",
            "jurisdiction": "FL",
            "disposition": "deferred_pending",
            "level": "felony",
            "class": "F3",
        },
    ]
    response = call(app, "POST", "/v1/screenings", json=request)
    assert response.status_code == 200
    assert response.json()["external_id"] == "26-0001881"


def test_the_tables_of_the_mapping_use_facts_there_are(guide_rules: Rulebook) -> None:
    catalog = guide_rules.catalog
    assert set(legalserver.OUTCOMES.values()) <= set(catalog["disposition"].options)
    for described in legalserver.CLASSES.values():
        assert described["level"] in catalog["level"].options
        assert set(described) <= {"level", "class"}


# -- docassemble -------------------------------------------------------------------------

BLOCKS: list[dict[str, Any]] = list(
    yaml.safe_load_all((FOLDER / "docassemble_screening.yml").read_text(encoding="utf-8"))
)
GIVEN = {"place": "WY", "offense": "prostitution", "disposition": "convicted", "year": 2015}


def code_blocks() -> list[str]:
    return [each["code"] for each in BLOCKS if "code" in each and not each.get("mandatory")]


def interview(address: str, **answers: Any) -> dict[str, Any]:
    """The names of the interview after its code has run with these answers."""

    requests = SimpleNamespace(get=httpx.get, post=httpx.post)
    names: dict[str, Any] = {"get_config": {"screener address": address}.get, **answers}
    names["requests"] = requests
    for code in code_blocks():
        exec(compile(code, "interview", "exec"), names)  # the interview's own code
    return names


def test_the_interview_screens_a_record(address: str) -> None:
    names = interview(address, connection="forced", **GIVEN)
    assert names["body"] == {
        "records": [
            {
                "jurisdiction": "WY",
                "offense": "prostitution",
                "disposition": "convicted",
                "offense_date": "2015",
                "connection": "forced",
            }
        ]
    }
    assert names["first"]["best"]["remedy"] == "wy-ht-vacatur"
    assert ("MA", "Massachusetts") in names["places"]
    for block in BLOCKS:
        for field in block.get("fields", []):
            if "code" in field:
                assert eval(field["code"], names)
    assert "forced" in [key for each in names["options"]["connection"] for key in each]


def test_a_question_that_is_skipped_stays_unknown(address: str) -> None:
    skipped = {"offense": None, "disposition": None, "year": None, "connection": None}
    names = interview(address, place="MA", **skipped)
    assert names["body"] == {"records": [{"jurisdiction": "MA"}]}
    assert names["first"]["none_found"]


def test_every_name_the_interview_shows_is_in_the_answer(address: str) -> None:
    names = interview(address, connection="forced", **GIVEN)
    (shown,) = (each["subquestion"] for each in BLOCKS if each.get("event") == "results")
    remedy = names["first"]["remedies"][0]
    for expression in re.findall(r"\$\{ (.*?) \}", shown):
        known = {
            **names,
            "remedy": remedy,
            "warning": names["answer"]["warnings"][0],
            "helper": names["answer"]["help"]["WY"][0],
        }
        eval(expression, known)  # the interview's own expression


def test_every_question_of_the_interview_sets_a_name_that_is_used() -> None:
    (order,) = (each["code"] for each in BLOCKS if each.get("mandatory") is True)
    asked = set()
    for block in BLOCKS:
        asked |= {block["continue button field"]} if "continue button field" in block else set()
        for field in block.get("fields", []):
            known = ("code", "datatype", "required", "min", "max")
            asked |= {name for key, name in field.items() if key not in known}
    assert asked | {"results"} == set(order.split())
