"""``screener serve`` as a process of its own, asked by a real client."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.running import Server

SECRET = "Zebra-7711"


@pytest.fixture
def folder(guide_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(guide_folder, tmp_path / "rules"))


@pytest.fixture
def server(tmp_path: Path, folder: Path) -> Iterator[Server]:
    started = Server(tmp_path / "log", rules=folder)
    yield started
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


def test_a_hangup_reloads_good_rules_and_keeps_the_old_ones_from_bad(
    server: Server, folder: Path
) -> None:
    file = folder / "jurisdictions" / "wy.yaml"
    good = file.read_text(encoding="utf-8")
    with httpx.Client(base_url=server.address(), timeout=20) as client:
        old = client.get("/readyz").json()["rules_version"]
        file.write_text(good.replace("name: Pardon", "name: Grace, or pardon"), encoding="utf-8")
        server.hang_up()
        server.wait_for("rules reloaded: sha256:")
        new = client.get("/readyz").json()["rules_version"]
        assert new != old
        file.write_text(good.replace("track: trafficking", "track: traffic"), encoding="utf-8")
        server.hang_up()
        server.wait_for(f"rules not reloaded: {new} stay in use")
        assert client.get("/readyz").json()["rules_version"] == new
    assert re.search(r"ERROR: +jurisdictions/wy\.yaml:\d+: ", server.stop())


def test_a_stop_waits_for_the_calls_under_way(server: Server) -> None:
    people = [{"external_id": str(n), "records": [{"jurisdiction": "WY"}]} for n in range(1000)]
    found: list[httpx.Response] = []

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            found.append(client.post("/v1/screenings/batch", json={"screenings": people}))

    address = server.address()
    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.15)
    log = server.stop()
    asking.join(60)
    (response,) = found
    assert response.status_code == 200
    answers: list[dict[str, Any]] = response.json()["screenings"]
    assert [each["answer"]["external_id"] for each in answers] == [str(n) for n in range(1000)]
    assert "POST /v1/screenings/batch 200" in log
    assert log.index("Shutting down") < log.index("POST /v1/screenings/batch 200")


def test_bad_rules_stop_the_start_with_their_places(tmp_path: Path, folder: Path) -> None:
    (folder / "jurisdictions" / "wy.yaml").write_text("code: WY\n", encoding="utf-8")
    server = Server(tmp_path / "log2", rules=folder)
    assert server.process.wait(30) == 2
    assert re.search(r"jurisdictions/wy\.yaml:\d+: ", server.stop())
