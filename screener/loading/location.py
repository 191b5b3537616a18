"""Where the rules are: inside the installed package, or beside it in a clone."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def rules_folder() -> Path:
    """The folder of the rule files this installation uses.

    Raises ``FileNotFoundError`` when there is none.
    """
    for folder in (_PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if (folder / "questions.yaml").is_file():
            return folder
    raise FileNotFoundError("no rule files: neither in the package nor beside it")
