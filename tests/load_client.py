"""One client of the load test: it asks, and checks every answer by the byte."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx
import orjson

from screener import load_rules
from tests.service import call, service

_FIRST = {
    "as_of": "2026-11-23",
    "external_id": "one",
    "person": {"trafficked": True, "trafficking_type": ["sex"], "pending_charges": False},
}
_RECORD = {
    "offense": "prostitution",
    "level": "misdemeanor",
    "disposition": "convicted",
    "disposition_date": "2015-02",
    "connection": "forced",
}
_VERSION = re.compile(rb'"rules_version":"(sha256:[0-9a-f]{64})"')


@dataclass(slots=True)
class Tally:
    """What a client met."""

    received: int = 0
    not_taken: int = 0
    status: Counter[int] = field(default_factory=Counter)
    versions: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.received + other.received,
            self.not_taken + other.not_taken,
            self.status + other.status,
            self.versions | other.versions,
            self.wrong + other.wrong,
            self.times + other.times,
        )


def calls(places: list[str]) -> Iterator[tuple[str, str, Any]]:
    """Method, path and body of the calls that are mixed."""
    person = {
        **_FIRST,
        "records": [
            {"id": f"{place}-{n}", "jurisdiction": place, **_RECORD}
            for n, place in enumerate(places[:3])
        ],
    }
    rough = {**_FIRST, "records": [{"jurisdiction": place} for place in (*places[:2], "other")]}
    for query in ("", "?words=once", "?detail=outcomes"):
        yield "POST", f"/v1/screenings{query}", person
        yield "POST", f"/v1/screenings{query}", rough
    yield "POST", "/v1/screenings", {"records": [{"jurisdiction": "nowhere"}]}
    yield "POST", "/v1/screenings/batch", {"screenings": [person, rough, 7, person] * 5}
    yield "POST", "/v1/offenses", {"jurisdiction": places[0], "statute": "9-1"}
    for path in (
        "questions",
        "questions/schema",
        "offenses",
        "jurisdictions",
        f"jurisdictions/{places[0]}",
    ):
        yield "GET", f"/v1/{path}", None
    for path in ("/healthz", "/openapi.json", "/nothing"):
        yield "GET", path, None


def run_client(address: str, folders: tuple[str, ...], seconds: float, seed: int) -> Tally:
    """Ask for a time, and check each answer against the rules it names."""
    apps = [service(load_rules(Path(folder))) for folder in folders]
    mixed = list(calls(sorted(apps[0].state.current.rules.jurisdictions)))
    wanted: list[dict[str, tuple[int, bytes]]] = []
    for method, path, body in mixed:
        answers = (call(app, method, path, json=body) for app in apps)
        wanted.append(
            {_version(each.content): (each.status_code, each.content) for each in answers}
        )
    tally = Tally()
    rng = Random(seed)
    until = time.monotonic() + seconds
    with httpx.Client(base_url=address, timeout=60) as client:
        while time.monotonic() < until:
            at = rng.randrange(len(mixed))
            _ask(client, mixed[at], wanted[at], tally)
    return tally


def _ask(
    client: httpx.Client,
    asked: tuple[str, str, Any],
    wanted: dict[str, tuple[int, bytes]],
    tally: Tally,
) -> None:
    method, path, body = asked
    content = None if body is None else orjson.dumps(body)
    headers = {} if body is None else {"content-type": "application/json"}
    began = time.perf_counter()
    try:
        response = client.request(method, path, content=content, headers=headers)
    except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        tally.not_taken += 1  # none of it was answered: the server's log would show one more
        time.sleep(0.02)
        return
    tally.times.append(time.perf_counter() - began)
    tally.received += 1
    tally.status[response.status_code] += 1
    version = _version(response.content)
    if version:
        tally.versions.add(version)
    if wanted.get(version) != (response.status_code, response.content):
        tally.wrong.append(f"{method} {path}: {response.status_code} {response.text[:200]}")


def _version(content: bytes) -> str:
    """The version of the rules that an answer names, or nothing."""
    found = _VERSION.search(content)
    return "" if found is None else found.group(1).decode()
