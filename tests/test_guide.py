"""The guide for lawyers is true: its file loads and passes, its fragments compile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from screener import load_rules
from screener.law.tests import Test as LawTest
from screener.logic.compile import Compiler
from tests.guide import RULES, guide_example, rule_folder

TEXT = (RULES / "README.md").read_text(encoding="utf-8")
FRAGMENTS = [
    block
    for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    if not block.startswith("#")
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_every_fragment_is_a_test(fragment: str, tmp_path: Path) -> None:
    rules = load_rules(rule_folder(tmp_path / "rules", guide_example()))
    law = LawTest.model_validate(yaml.load(fragment, Loader=yaml.BaseLoader))
    compiler = Compiler(rules.catalog, "ZZ")
    compiler.test(law, ())
    assert compiler.flaws == []


#: Tests that the guide writes in running text.
IN_TEXT = re.findall(r"`((?:[a-z_]+): (?:\{[^`]*\}|yes|no|\[[^`]*\]))`", TEXT)


@pytest.mark.parametrize(
    "text",
    [
        each
        for each in IN_TEXT
        if each.split(":")[0]
        in {
            "pending_charges",
            "court",
            "max_imprisonment_months",
            "offense_date",
            "wait",
        }
        and "…" not in each
    ],
)
def test_what_the_running_text_shows_is_a_test(text: str, tmp_path: Path) -> None:
    rules = load_rules(rule_folder(tmp_path / "rules", guide_example()))
    law = LawTest.model_validate(yaml.load(text, Loader=yaml.BaseLoader))
    compiler = Compiler(rules.catalog, "ZZ")
    compiler.test(law, ())
    assert compiler.flaws == []


def test_there_are_fragments() -> None:
    assert len(FRAGMENTS) >= 2
    assert len(IN_TEXT) >= 5
