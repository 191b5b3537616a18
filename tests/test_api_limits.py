"""The time a call may take, and what is answered meanwhile."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api import screenings
from api.service import create_app
from api.settings import Settings, read_settings
from screener import Rulebook
from tests.service import TODAY, call


def limited(rules: Rulebook, **seconds: float) -> FastAPI:
    return create_app(rules, lambda: TODAY, settings=Settings(**seconds))


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """While it is not set, no screening ends."""
    opened = threading.Event()
    real = screenings.screen

    def slow(*given: Any) -> Any:
        opened.wait(20)
        return real(*given)

    monkeypatch.setattr(screenings, "screen", slow)
    return opened


def test_a_call_that_takes_too_long_is_given_up(
    guide_rules: Rulebook, gate: threading.Event
) -> None:
    app = limited(guide_rules, seconds=0.1)
    began = time.monotonic()

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            response = await client.post("/v1/screenings", json={"records": []})
            gate.set()
            return response

    response = asyncio.run(asked())
    assert time.monotonic() - began < 5
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["retry-after"] == "10"
    assert response.headers["cache-control"] == "no-store"


def test_a_batch_has_a_limit_of_its_own(guide_rules: Rulebook, gate: threading.Event) -> None:
    app = limited(guide_rules, seconds=0.05, batch_seconds=10)
    threading.Timer(0.3, gate.set).start()
    body = {"screenings": [{"records": []}]}
    assert call(app, "POST", "/v1/screenings/batch", json=body).status_code == 200
    app = limited(guide_rules, seconds=10, batch_seconds=0.000001)
    assert call(app, "POST", "/v1/screenings/batch", json=body).status_code == 503


def test_a_body_that_does_not_arrive_is_given_up(guide_rules: Rulebook) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(5)
        yield b"}"

    app = limited(guide_rules, seconds=0.1)
    headers = {"content-type": "application/json"}
    response = call(app, "POST", "/v1/screenings", content=slow(), headers=headers)
    assert response.status_code == 408
    assert response.headers["connection"] == "close"


def test_health_is_answered_while_people_are_screened(
    guide_rules: Rulebook, gate: threading.Event
) -> None:
    app = limited(guide_rules)

    async def asked() -> tuple[list[int], list[int]]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            slow = [
                asyncio.create_task(client.post("/v1/screenings", json={"records": []}))
                for _ in range(8)
            ]
            await asyncio.sleep(0.05)
            healthy = [(await client.get(path)).status_code for path in ("/healthz", "/readyz")]
            assert not any(each.done() for each in slow)
            gate.set()
            return healthy, [(await each).status_code for each in slow]

    healthy, screened = asyncio.run(asked())
    assert healthy == [200, 200]
    assert screened == [200] * 8


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    assert read_settings({}) == Settings(None, 10, 60)
    found = read_settings(
        {
            "SCREENER_RULES": str(tmp_path),
            "SCREENER_SECONDS": "2.5",
            "SCREENER_BATCH_SECONDS": "90",
        }
    )
    assert found == Settings(tmp_path, 2.5, 90)


@pytest.mark.parametrize("text", ["0", "-1", "soon", "inf", "nan"])
def test_a_setting_that_makes_no_sense_stops_the_start(text: str) -> None:
    with pytest.raises(ValueError, match="SCREENER_SECONDS: give a number of seconds"):
        read_settings({"SCREENER_SECONDS": text})
