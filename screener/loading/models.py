"""From located data to a pydantic model, with every refusal as a located problem."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from screener.law.flaws import Path
from screener.loading.located_yaml import Located
from screener.loading.problems import Problem

M = TypeVar("M", bound=BaseModel)

_MENDS = {
    "extra_forbidden": "take it out, or look up the key in rules/README.md",
    "missing": "add it",
    "literal_error": "use one of the values named",
    "string_pattern_mismatch": "write it in the form named",
    "date_from_datetime_parsing": "write a day as YYYY-MM-DD",
    "date_parsing": "write a day as YYYY-MM-DD",
    "bool_parsing": "write yes or no",
    "int_parsing": "write a whole number",
}


def read_model(model: type[M], located: Located, file: str, problems: list[Problem]) -> M | None:
    """Validate ``located.data``; refusals are added to ``problems``."""
    for line, flaw in located.flaws:
        problems.append(Problem(file, line, flaw.wrong, flaw.mend))
    if located.data is None:
        if not located.flaws:
            problems.append(Problem(file, 1, "the file is empty", "write the rules or remove it"))
        return None
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        for each in found:
            if each["type"] == "too_short" and any(
                other["loc"][: len(each["loc"])] == each["loc"] and other is not each
                for other in found
            ):
                continue  # too short only because its items have mistakes of their own
            path = _known_path(each["loc"], located)
            name = each["loc"][-1] if each["loc"] else "the file"
            wrong = {
                "extra_forbidden": f"“{name}” is not known here",
                "missing": f"“{name}” is missing",
            }.get(each["type"], f"“{name}”: {each['msg'].removeprefix('Value error, ')}")
            mend = _MENDS.get(each["type"], "see rules/README.md")
            problems.append(Problem(file, located.line(path), wrong, mend))
        return None


def _known_path(loc: tuple[str | int, ...], located: Located) -> Path:
    """The longest path of the file that an error's location follows (union tags skipped)."""
    path: Path = ()
    for step in loc:
        if (*path, step) in located.lines:
            path = (*path, step)
    return path
