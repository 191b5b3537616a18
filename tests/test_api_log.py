"""The log of the service: method, route, status and time, whatever is sent."""

from __future__ import annotations

import asyncio
import logging
import re

import pytest
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

from api.access_log import AccessLog, WithoutAnswers
from screener import Rulebook
from tests.service import call, service

SECRET = "Zebra-7711"


@pytest.fixture
def app(guide_rules: Rulebook) -> FastAPI:
    return service(guide_rules)


def test_a_line_holds_method_route_status_and_time_only(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "screener.access")
    agent = {"user-agent": SECRET, "referer": f"http://{SECRET}/", "cookie": f"a={SECRET}"}
    call(app, "POST", f"/v1/screenings?{SECRET}=1", json={"records": [], SECRET: 1}, headers=agent)
    call(app, "GET", f"/{SECRET}", headers=agent)
    call(app, "GET", "/v1/screenings", headers=agent)
    call(app, SECRET, "/healthz", headers=agent)
    lines = [record.getMessage() for record in caplog.records]
    assert [re.sub(r" \d+\.\d ms$", "", line) for line in lines] == [
        "POST /v1/screenings 422",
        "GET (no route) 404",
        "GET /v1/screenings 405",
        "(other) /healthz 405",
    ]
    assert SECRET not in caplog.text


def test_only_calls_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "screener.access")
    seen: list[str] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def send(message: Message) -> None:
        return None

    asyncio.run(AccessLog(inner)({"type": "lifespan"}, receive, send))
    assert seen == ["lifespan"]
    assert caplog.records == []


def test_the_servers_log_gets_the_kind_and_place_of_an_error_never_its_words(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("uvicorn.error")
    assert sum(isinstance(each, WithoutAnswers) for each in log.filters) == 1
    try:
        raise ValueError(SECRET)
    except ValueError:
        log.exception("Exception in ASGI application with %s", SECRET)
    (record,) = caplog.records
    assert re.fullmatch(
        r"unexpected error: ValueError at \S+test_api_log\.py:\d+ test_the_servers\w+",
        record.getMessage(),
    )
    assert SECRET not in caplog.text


def test_other_lines_of_the_servers_log_stay(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("uvicorn.error").warning("started on %d", 8000)
    assert [record.getMessage() for record in caplog.records] == ["started on 8000"]
