"""``POST /v1/screenings`` (3 records, full detail) beside an endpoint with prepared bytes."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import httpx
import orjson
import yaml

from tests.benchmarks.commands import PERSON, memory_of, service

CALLS = 400


def http_times(python: str, here: str) -> tuple[dict[str, float], dict[str, float], float]:
    """Median seconds of a call, seconds until ready, and our memory in MB afterwards."""
    body = _person()
    with service(python, "api.app:app") as (ours, ready, pid):
        answer = httpx.post(f"{ours}/v1/screenings", content=body, headers=_JSON)
        answer.raise_for_status()
        with tempfile.TemporaryDirectory(prefix="screener-bench-") as folder:
            prepared_answer = Path(folder, "answer.json")
            prepared_answer.write_bytes(answer.content)
            os.environ["SCREENER_PREPARED"] = str(prepared_answer)
            with service(here, "tests.benchmarks.prepared:app") as (prepared, other_ready, _):
                times = _calls({"screenings": ours, "prepared bytes": prepared}, body)
        return times, {"screener": ready, "prepared": other_ready}, memory_of(pid)


_JSON = {"Content-Type": "application/json"}


def _person() -> bytes:
    return orjson.dumps(yaml.load(PERSON.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def _calls(servers: Mapping[str, str], body: bytes) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in servers}
    with httpx.Client() as client:
        for _ in range(CALLS):
            for name, address in servers.items():
                start = time.perf_counter()
                client.post(f"{address}/v1/screenings", content=body, headers=_JSON)
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}
