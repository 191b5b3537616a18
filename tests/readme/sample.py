"""The sample answer of the README: the first record of its person, as the command prints it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.commands import run

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "README.md"
PERSON = "tests/readme/person.yaml"

_BLOCK = re.compile(r"(?<=```text\n).*?(?=```\n)", re.DOTALL)


def shown() -> str:
    """The sample as it stands in the README."""
    found = _BLOCK.search(README.read_text(encoding="utf-8"))
    assert found is not None
    return found.group()


def printed() -> str:
    """What the command prints for the first record."""
    result = run("screen", ROOT / PERSON)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("Record ")]
    return "\n".join(lines[starts[0] : starts[1]]).rstrip() + "\n"


def renew() -> None:
    """Write into the README what the command prints now."""
    text = README.read_text(encoding="utf-8")
    README.write_text(_BLOCK.sub(lambda _: printed(), text, count=1), encoding="utf-8")
