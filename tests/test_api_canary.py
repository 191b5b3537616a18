"""Marked values in every place a call has: they come back in answers and stand nowhere else."""

from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from screener import Rulebook
from screener.facts.schema import example_of
from tests.running import Server

MARK = "Zebra7711"
JSON = {"content-type": "application/json"}
MARKED_HEADERS = {
    "user-agent": MARK,
    "referer": f"http://{MARK}.example/",
    "cookie": f"session={MARK}",
    "x-forwarded-for": MARK,
    "x-request-id": MARK,
    "authorization": f"Bearer {MARK}",
    "origin": f"http://{MARK}.example",
    "accept-language": MARK,
}


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def server(guide_folder: Path, temporary: Path, log: Path) -> Iterator[Server]:
    """A server whose home, temporary and working data can only go to one empty folder."""
    home = {name: str(temporary) for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}
    started = Server(log, rules=guide_folder, PYTHONDONTWRITEBYTECODE="1", **home)
    started.address()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address(), timeout=30, headers=MARKED_HEADERS) as opened:
        yield opened


def nowhere(server: Server, temporary: Path) -> None:
    """The mark stands in no log line and no file, and no file was made."""
    text = server.log.read_text(encoding="utf-8")
    assert MARK.lower() not in text.lower()
    assert list(temporary.rglob("*")) == []


def unmarked_headers(response: httpx.Response) -> None:
    for name, value in response.headers.items():
        assert MARK.lower() not in f"{name}: {value}".lower()


def valid_person(rules: Rulebook) -> dict[str, Any]:
    """A person with every fact given and the mark in every text that is free."""
    facts = rules.catalog.facts.values()
    values = {
        fact.name: [MARK]
        if fact.open_options
        else MARK
        if fact.type == "text"
        else example_of(fact)
        for fact in facts
    }
    person = {fact.name: values[fact.name] for fact in facts if fact.scope != "record"}
    record = {fact.name: values[fact.name] for fact in facts if fact.scope != "person"}
    places = ("WY", "MA", "other")
    return {
        "external_id": f"{MARK}-external",
        "person": person,
        "records": [{"id": f"{MARK}-{place}", "jurisdiction": place, **record} for place in places],
    }


def invalid_people(rules: Rulebook) -> Iterator[dict[str, Any]]:
    """Each fact in turn, and each part of a request, holding the mark where it may not."""
    for fact in rules.catalog.facts.values():
        for wrong in (MARK * 30, {MARK: MARK}, [MARK, {MARK: 1}]):
            if fact.scope != "record":
                yield {"external_id": MARK, "person": {fact.name: wrong}, "records": []}
            if fact.scope != "person":
                record = {"id": MARK, "jurisdiction": "WY", fact.name: wrong}
                yield {"external_id": MARK, "records": [record]}
    for name in ("as_of", "language", "jurisdictions", "external_id", "person", "records", MARK):
        for wrong in (MARK * 30, [MARK], {MARK: MARK}):
            yield {"records": [], name: wrong}
    for record in (MARK, [MARK], {MARK: MARK}, {"jurisdiction": MARK}, {"id": [MARK]}):
        yield {"records": [{"id": MARK, "jurisdiction": "WY"}, record]}
    twice = {"id": MARK, "jurisdiction": "WY"}
    yield {"records": [twice, twice]}


def test_a_valid_person_comes_back_in_the_answer_and_nowhere_else(
    client: httpx.Client, server: Server, temporary: Path, guide_rules: Rulebook
) -> None:
    person = valid_person(guide_rules)
    wanted = [record["id"] for record in person["records"]]
    for query in ("", "?words=once", "?detail=outcomes", f"?{MARK}={MARK}#{MARK}"):
        response = client.post(f"/v1/screenings{query}", json=person)
        assert response.status_code == 200
        unmarked_headers(response)
        body = response.json()
        assert body["external_id"] == person["external_id"]
        assert [each["id"] for each in body["records"]] == wanted
        only_labels = response.text
        for label in (person["external_id"], *wanted):
            only_labels = only_labels.replace(label, "")
        assert MARK not in only_labels
    batch = client.post("/v1/screenings/batch", json={"screenings": [person, person]})
    assert batch.text.count(person["external_id"]) == 2
    nowhere(server, temporary)


def test_what_is_refused_is_never_repeated(
    client: httpx.Client, server: Server, temporary: Path, guide_rules: Rulebook
) -> None:
    people = list(invalid_people(guide_rules))
    for person in people:
        response = client.post("/v1/screenings", json=person)
        if response.status_code != 200:  # a text as one of a list of remedies is accepted
            assert response.status_code == 422, person
            assert MARK.lower() not in response.text.lower(), person
        unmarked_headers(response)
    for start in range(0, len(people), 200):
        some = people[start : start + 200]
        response = client.post("/v1/screenings/batch", json={"screenings": some})
        assert response.status_code == 200
        for item in response.json()["screenings"]:
            if item["answer"] is None:
                assert MARK.lower() not in str(item).lower()
    nowhere(server, temporary)


@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("GET", f"/{MARK}", {}),
        ("GET", f"/v1/jurisdictions/{MARK}", {}),
        ("GET", f"/v1/questions?language={MARK}", {}),
        ("POST", f"/v1/screenings?detail={MARK}&words={MARK}", {"json": {"records": []}}),
        ("POST", f"/v1/screenings/batch?detail={MARK}", {"json": {"screenings": []}}),
        ("DELETE", f"/v1/screenings?{MARK}", {}),
        (MARK, "/v1/screenings", {}),
        ("POST", "/v1/screenings", {"content": MARK.encode(), "headers": JSON}),
        (
            "POST",
            "/v1/screenings",
            {"content": f'{{"{MARK}": "\\ud800"}}'.encode(), "headers": JSON},
        ),
        ("POST", "/v1/screenings", {"content": MARK.encode() * 200_000, "headers": JSON}),
        ("POST", "/v1/screenings", {"content": b"{}", "headers": {"content-type": MARK}}),
        (
            "POST",
            "/v1/screenings",
            {
                "content": gzip.compress(MARK.encode()),
                "headers": {**JSON, "content-encoding": MARK},
            },
        ),
        ("POST", "/v1/screenings", {"files": {MARK: (f"{MARK}.txt", MARK.encode())}}),
        ("POST", "/v1/offenses", {"json": {"jurisdiction": MARK, "statute": MARK * 30}}),
        ("POST", "/v1/offenses", {"json": {MARK: MARK}}),
        ("POST", "/v1/screenings/batch", {"json": {"screenings": MARK, MARK: 1}}),
    ],
)
def test_no_refusal_of_any_kind_repeats_anything(
    client: httpx.Client, server: Server, temporary: Path, method: str, path: str, given: Any
) -> None:
    response = client.request(method, path, **given)
    assert response.status_code >= 400
    assert response.headers["content-type"] == "application/problem+json"
    assert MARK.lower() not in response.text.lower()
    unmarked_headers(response)
    nowhere(server, temporary)


def test_a_section_is_looked_up_and_not_repeated(
    client: httpx.Client, server: Server, temporary: Path
) -> None:
    asked = {"jurisdiction": "WY", "statute": f"9-1({MARK})"}
    response = client.post("/v1/offenses", json=asked)
    assert response.status_code == 200
    assert MARK.lower() not in response.text.lower()
    nowhere(server, temporary)


def test_the_log_holds_method_route_status_and_time_only(
    client: httpx.Client, server: Server, guide_rules: Rulebook
) -> None:
    body = orjson.dumps(valid_person(guide_rules))
    client.post("/v1/screenings", content=body, headers=JSON)
    lines = server.log.read_text(encoding="utf-8").splitlines()
    of_calls = [line for line in lines if line.endswith(" ms")]
    assert of_calls
    for line in of_calls:
        assert re.fullmatch(
            r"INFO: +(GET|POST|DELETE|\(other\)) (/[a-z0-9/{}]*|\(no route\)) \d{3} \d+\.\d ms",
            line,
        ), line
    others = [line for line in lines if line not in of_calls]
    assert all(re.match(r"INFO: +(Started|Waiting|Application|Uvicorn)", line) for line in others)


def test_nothing_is_left_of_a_broken_call(server: Server, temporary: Path) -> None:
    """A body that breaks off, and bytes that are no call at all."""
    host, port = server.address().removeprefix("http://").split(":")
    head = "POST /v1/screenings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    for sent in (
        f'{head}Content-Length: 5000\r\n\r\n{{"{MARK}',
        f"{MARK} {MARK} {MARK}\r\n\r\n",
        f"GET /{MARK} HTTP/1.1\r\n{MARK}\r\n\r\n",
    ):
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(sent.encode())
            connection.shutdown(socket.SHUT_WR)
            while received := connection.recv(4096):
                assert MARK.lower().encode() not in received.lower()
    nowhere(server, temporary)
