"""Rules compiled into the package are the rules of the texts, or are not used at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screener import load_rules
from screener.loading.compiled_rules import FOLDER, read_compiled, write_compiled
from tests.guide import guide_example, rule_folder
from tests.small_law import first

RECORD = {
    "offense": "prostitution",
    "disposition": "convicted",
    "connection": "forced",
    "disposition_date": "2020-05-10",
    "incarceration_imposed": False,
}
PERSON = {"trafficked": True, "pending_charges": False}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = rule_folder(tmp_path / "rules", guide_example())
    write_compiled(load_rules(made), made / FOLDER)
    return made


def test_compiled_rules_give_the_same_answers(folder: Path) -> None:
    compiled = read_compiled(folder)
    assert compiled is not None
    texts = load_rules(rule_folder(folder.parent / "texts", guide_example()))
    assert compiled.version == texts.version
    assert first(compiled, RECORD, person=PERSON) == first(texts, RECORD, person=PERSON)
    assert first(compiled, {**RECORD, "connection": None}, person=PERSON)["branches"]


def test_only_the_places_asked_for_are_opened(folder: Path) -> None:
    some = read_compiled(folder, ["zz"])
    none = read_compiled(folder, ["fl"])
    assert some is not None
    assert none is not None
    assert list(some.jurisdictions) == ["ZZ"]
    assert list(none.jurisdictions) == []


def test_a_changed_text_is_read_itself(folder: Path) -> None:
    text = folder / "jurisdictions" / "zz.yaml"
    text.write_text(text.read_text(encoding="utf-8").replace("years: 1", "years: 9"), "utf-8")
    assert read_compiled(folder) is None
    assert first(load_rules(folder), RECORD, person=PERSON)["eligible_on"] == "2029-05-10"


def test_another_python_reads_the_texts(folder: Path) -> None:
    index = folder / FOLDER / "index.json"
    data = json.loads(index.read_text(encoding="utf-8"))
    index.write_text(json.dumps({**data, "python": "2.7"}), encoding="utf-8")
    assert read_compiled(folder) is None
    assert list(load_rules(folder).jurisdictions) == ["ZZ"]


def test_a_damaged_file_is_never_opened(folder: Path) -> None:
    part = folder / FOLDER / "ZZ.bin"
    part.write_bytes(part.read_bytes()[:-1] + b"x")
    with pytest.raises(ValueError, match="damaged"):
        load_rules(folder)
