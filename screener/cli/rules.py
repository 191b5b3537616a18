"""``screener rules``: check, show and describe the law as data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import orjson
import typer

from screener.cli.check import check_rules
from screener.cli.console import write
from screener.cli.coverage import coverage_of, coverage_table
from screener.cli.exits import EXIT_CODES
from screener.cli.loaded import RulesFolder, check_codes, loaded_files, loaded_rules

app = typer.Typer(no_args_is_help=True, help="Check, show and describe the rule files.")
app.command("check", epilog=EXIT_CODES)(check_rules)

AsJson = Annotated[bool, typer.Option("--json", help="As data, in JSON.")]


@app.command(epilog=EXIT_CODES)
def show(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A jurisdiction, such as ma.")],
    as_json: AsJson = False,
    rules: RulesFolder = None,
) -> None:
    """Show the law of one jurisdiction: remedies, citations, conditions, when it was read."""
    from screener.cli.readable_law import readable_law  # slow to import

    check_codes([code], rules)
    law = loaded_files(rules, [code]).files[0].law
    if as_json:
        _write_json(law.model_dump(mode="json", by_alias=True, exclude_unset=True))
    else:
        write(readable_law(law))


@app.command(epilog=EXIT_CODES)
def schema(
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write one file per schema into DIR.")
    ] = None,
    rules: RulesFolder = None,
) -> None:
    """Print the JSON Schemas (2020-12) with which editors complete and check rule files."""
    from screener.loading.schema import schema_text, schemas  # slow to import

    made = schemas(loaded_rules(rules, codes=[]).catalog)
    if out is None:
        _write_json(made)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, each in made.items():
        (out / f"{name}.json").write_text(schema_text(each), encoding="utf-8")
        typer.echo(str(out / f"{name}.json"))


@app.command(epilog=EXIT_CODES)
def coverage(as_json: AsJson = False, rules: RulesFolder = None) -> None:
    """Say which jurisdictions are covered, when their law was read, and how surely."""
    covered = coverage_of(loaded_rules(rules))
    if as_json:
        _write_json({"jurisdictions": covered})
    else:
        write(coverage_table(covered))


def _write_json(data: object) -> None:
    sys.stdout.buffer.write(orjson.dumps(data, option=orjson.OPT_INDENT_2) + b"\n")
