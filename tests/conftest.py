"""A small rule folder for tests of what stands around the rules: the guide's example file,
moved to a place that records can come from (Wyoming, whose real law it is not)."""

from __future__ import annotations

from pathlib import Path

import pytest

from screener import Rulebook, load_rules
from tests.guide import guide_example, rule_folder

REMEDIES = ["wy-ht-vacatur", "wy-pardon"]


def wyoming_example() -> str:
    """The guide's example file with the code of a known place."""
    return guide_example().replace("code: ZZ", "code: WY").replace("zz-", "wy-")


@pytest.fixture(scope="session")
def guide_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = rule_folder(tmp_path_factory.mktemp("guide") / "rules", wyoming_example())
    (folder / "jurisdictions" / "zz.yaml").rename(folder / "jurisdictions" / "wy.yaml")
    (folder / "remedies.txt").write_text("\n".join(REMEDIES) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def guide_rules(guide_folder: Path) -> Rulebook:
    return load_rules(guide_folder)
