"""Running the commands in this process."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from screener.cli.app import app


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run ``screener`` with arguments and standard input; an unexpected error is raised."""
    return CliRunner().invoke(
        app, [str(each) for each in arguments], input=given, catch_exceptions=False
    )
