"""Rules loaded anew: all of them or none, with the reason, while calls go on."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.current import Current
from api.service import create_app
from screener import BadRules, Rulebook, load_rules
from tests.service import TODAY, call


@pytest.fixture
def folder(guide_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(guide_folder, tmp_path / "rules"))


@pytest.fixture
def app(folder: Path) -> FastAPI:
    load = partial(load_rules, folder)
    return create_app(load(), lambda: TODAY, load=load)


def reload(app: FastAPI) -> bool:
    current: Current = app.state.current
    return asyncio.run(current.reload())


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "jurisdictions" / "wy.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def name_of_the_law(app: FastAPI) -> str:
    body = {"records": [{"jurisdiction": "WY", "disposition": "convicted"}]}
    answered = call(app, "POST", "/v1/screenings", json=body).json()
    shown = call(app, "GET", "/v1/jurisdictions/WY").json()
    ready = call(app, "GET", "/readyz").json()
    assert answered["rules_version"] == shown["rules_version"] == ready["rules_version"]
    found: str = answered["records"][0]["remedies"][0]["name"]
    assert found in [each["name"] for each in shown["remedies"]]
    return found


def test_good_rules_take_the_place_of_the_old_ones_everywhere(
    app: FastAPI, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "screener.rules")
    old = name_of_the_law(app)
    change(folder, old, "A law with a new name")
    assert reload(app)
    assert name_of_the_law(app) == "A law with a new name"
    assert caplog.messages == [f"rules reloaded: {load_rules(folder).version}"]


def test_questions_and_the_document_change_with_the_rules(app: FastAPI, folder: Path) -> None:
    call(app, "GET", "/openapi.json")
    call(app, "GET", "/v1/questions")
    file = folder / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("When were you born?", "What is your birth date?"), "utf-8")
    assert reload(app)
    for path in ("/openapi.json", "/v1/questions", "/v1/questions/schema", "/docs"):
        assert "What is your birth date?" in call(app, "GET", path).text


@pytest.mark.parametrize(
    "break_it",
    [
        lambda folder: change(folder, "trafficked: yes", "trafficket: yes"),
        lambda folder: change(folder, "kind: vacatur", "kind: ["),
        lambda folder: (folder / "questions.yaml").unlink(),
        lambda folder: (folder / "offenses.yaml").write_bytes(b"\xff"),
    ],
)
def test_bad_rules_leave_the_old_ones_and_the_log_says_why(
    app: FastAPI,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    break_it: Callable[[Path], None],
) -> None:
    old = name_of_the_law(app)
    version = app.state.current.rules.version
    break_it(folder)
    assert not reload(app)
    assert name_of_the_law(app) == old
    *reasons, last = caplog.messages
    assert reasons
    assert last == f"rules not reloaded: {version} stay in use"


def test_the_reason_names_file_and_line(
    app: FastAPI, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(folder, "trafficked: yes", "trafficket: yes")
    assert not reload(app)
    assert any(m.startswith("jurisdictions/wy.yaml:") for m in caplog.messages)


def test_a_call_that_began_with_the_old_rules_ends_with_them(app: FastAPI, folder: Path) -> None:
    served = app.state.current.served
    old = served.rules.version
    change(folder, "kind: vacatur", "kind: expungement")
    assert reload(app)
    assert app.state.current.rules.version != old
    assert served.page("version", lambda rules: rules.version.encode()) == old.encode()


def test_reloads_come_one_after_the_other(guide_rules: Rulebook) -> None:
    at_once = most = 0

    def load() -> Rulebook:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        at_once -= 1
        return guide_rules

    async def all_of_them() -> list[bool]:
        current = Current(guide_rules, load)
        return await asyncio.gather(*(current.reload() for _ in range(5)))

    assert asyncio.run(all_of_them()) == [True] * 5
    assert most == 1


def test_the_service_does_not_start_with_bad_rules(folder: Path) -> None:
    change(folder, "kind: vacatur", "kind: magic")
    with pytest.raises(BadRules):
        load_rules(folder)
