"""``screener serve`` as a process of its own, asked by a real client."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "Zebra-7711"
SECONDS_TO_START = 30


class Server:
    """A running ``screener serve``; its address, and its log once stopped."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._file = log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "screener", "serve", "--port", "0"],
            cwd=ROOT,
            stdout=self._file,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    def address(self) -> str:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"running on (http://\S+)", self.log.read_text(encoding="utf-8"))
            if found:
                return found.group(1)
            time.sleep(0.05)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def stop(self) -> str:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)
        self._file.close()
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = Server(tmp_path / "log")
    yield started
    if started.process.poll() is None:
        started.stop()


def test_a_real_client_is_answered_and_nothing_of_it_is_logged(server: Server) -> None:
    asked = {
        "as_of": "2026-11-23",
        "external_id": SECRET,
        "records": [{"id": SECRET, "jurisdiction": "other", "county": SECRET}],
    }
    with httpx.Client(base_url=server.address(), timeout=20) as client:
        ready = client.get("/readyz")
        answered = client.post(f"/v1/screenings?detail=full&{SECRET}=1", json=asked)
        refused = client.post("/v1/screenings", json={"records": [{"level": SECRET}]})
    assert ready.json()["status"] == "ready"
    assert answered.status_code == 200
    assert answered.json()["external_id"] == SECRET
    assert answered.json()["records"][0]["none_found"]
    assert answered.headers["cache-control"] == "no-store"
    assert "server" not in answered.headers
    assert refused.status_code == 422
    assert SECRET not in refused.text
    log = server.stop()
    assert SECRET not in log
    assert "127.0.0.1:" not in log.replace(str(answered.url.netloc, "ascii"), "")
    for line in ("GET /readyz 200", "POST /v1/screenings 200", "POST /v1/screenings 422"):
        assert re.search(rf"INFO: +{line} \d+\.\d ms\n", log)
