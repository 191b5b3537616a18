"""``python -m tests.benchmarks``: one run, one table."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from rich.console import Console
from rich.table import Table

from screener.loading.load import load_files
from tests.benchmarks import commands
from tests.benchmarks.engine import answer_times, equal_answers, truth_times
from tests.benchmarks.http import http_times

CONSOLE = Console(width=110)
LIBRARIES = ("datalogic-py", "zen-engine", "fastapi", "pydantic", "uvicorn", "orjson", "typer")


def main() -> None:
    """Run everything, or only the engines with ``--engines``."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--engines", action="store_true", help="only the engines")
    parser.add_argument("--processes", action="store_true", help="only the processes")
    parser.add_argument("--people", type=int, default=2000, help="people compared for equality")
    options = parser.parse_args()
    CONSOLE.print(f"Python {platform.python_version()}, {_versions()}")
    table = Table("what", "who", "median", "ratio")
    if not options.processes:
        _engines(table, options.people)
    if not options.engines:
        _processes(table)
    CONSOLE.print(table)


def _engines(table: Table, people: int) -> None:
    loaded = load_files()
    for line in equal_answers(loaded, people):
        CONSOLE.print(line)
    for size, found in truth_times(loaded):
        _rows(table, f"truth of every condition, {size}", found, "ours")
    for size, found in answer_times(loaded):
        _rows(table, f"answer, {size}", found, "truth alone")


def _processes(table: Table) -> None:
    python = commands.installed_python()
    times, ready, memory = http_times(python, sys.executable)
    _rows(table, "HTTP, 3 records, full detail", times, "prepared bytes")
    imports = commands.seconds(
        [python, "-c", "import fastapi, uvicorn"], cwd=commands.PERSON.parent
    )
    _rows(table, "ready", {"import fastapi, uvicorn": imports, **ready}, "import fastapi, uvicorn")
    cold = {
        "an empty command": commands.seconds([python, "-c", commands.EMPTY_COMMAND]),
        "screener screen": commands.seconds(
            [python, "-m", "screener", "screen", str(commands.PERSON)], cwd=commands.PERSON.parent
        ),
    }
    _rows(table, "cold start", cold, "an empty command")
    table.add_row("memory of the server", "screener", f"{memory:.0f} MB", "")


def _rows(table: Table, what: str, found: Mapping[str, float], against: str) -> None:
    for who, seconds in found.items():
        shown = f"{seconds * 1e6:,.0f} µs" if seconds < 0.01 else f"{seconds * 1e3:,.0f} ms"
        table.add_row(what, who, shown, f"{seconds / found[against]:.2f}")
    table.add_section()


def _versions() -> str:
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


if __name__ == "__main__":
    main()
