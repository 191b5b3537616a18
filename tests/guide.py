"""The example file of the guide, as a rule folder of its own (place ZZ)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules"


def guide_example() -> str:
    """The whole small file that rules/README.md shows."""
    text = (RULES / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(# yaml-language-server.*?)```", text, re.DOTALL)
    assert found is not None
    return found.group(1)


def rule_folder(folder: Path, zz: str) -> Path:
    """A rule folder whose only jurisdiction is the text ``zz``."""
    (folder / "jurisdictions").mkdir(parents=True)
    for name in ("questions.yaml", "offenses.yaml", "wording.yaml"):
        shutil.copy(RULES / name, folder / name)
    (folder / "remedies.txt").write_text("zz-ht-vacatur\nzz-pardon\n", encoding="utf-8")
    (folder / "jurisdictions" / "zz.yaml").write_text(zz, encoding="utf-8")
    return folder
