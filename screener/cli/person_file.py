"""Reading a person file: YAML as plain text, JSON with its types; never guessed, never echoed."""

from __future__ import annotations

import sys
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import yaml

STANDARD_INPUT = "-"
LARGEST = 1024 * 1024
"""Bytes a person file may have."""


class UnreadablePerson(ValueError):
    """A person file that cannot be read; the message says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What a person file holds, and its name for messages."""

    name: str
    data: object
    from_text: bool
    """True when every value is text (YAML)."""


def read_person(name: str) -> PersonFile:
    """Read a YAML or JSON file, or standard input for ``-``.

    Raises :class:`UnreadablePerson`. Its message names the file and the line where one is
    known, and never repeats what stands there.
    """
    shown = "standard input" if name == STANDARD_INPUT else name
    content = _content(name)
    if len(content) > LARGEST:
        raise UnreadablePerson(f"{shown}: too large: a person file has at most {LARGEST} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadablePerson(f"{shown}:{line}: not UTF-8 text: save it as UTF-8") from None
    by_name = Path(name).suffix.lower() == ".json"
    if by_name or (name == STANDARD_INPUT and text.lstrip().startswith("{")):
        return PersonFile(shown, _json(shown, text), from_text=False)
    return PersonFile(shown, _yaml(shown, text), from_text=True)


def _content(name: str) -> bytes:
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadablePerson(f"{name}: cannot be read: {error.strerror}") from None


def _json(name: str, text: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise UnreadablePerson(
            f"{name}:{error.lineno}: not JSON: mend the commas, quotes or brackets here"
        ) from None


def _yaml(name: str, text: str) -> object:
    try:
        return yaml.load(text, Loader=_TextLoader)  # noqa: S506  # it makes text, nothing else
    except _KeyTwice as error:
        raise UnreadablePerson(f"{name}:{error.line}: a name stands twice: keep one") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        raise UnreadablePerson(
            f"{name}:{line}: not YAML: mend the indentation or quotes here"
        ) from None
    except yaml.YAMLError:
        raise UnreadablePerson(
            f"{name}: not YAML: it holds a character that does not belong in a text"
        ) from None
    except RecursionError:
        raise UnreadablePerson(
            f"{name}: nested too deep: a person file holds person and records"
        ) from None


class _KeyTwice(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _TextLoader(yaml.BaseLoader):
    """YAML whose values all stay text; a name that stands twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise _KeyTwice(key.start_mark.line + 1)
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_scalar(self, node: yaml.ScalarNode) -> str:
        value = str(super().construct_scalar(node))
        try:
            value.encode()
        except UnicodeEncodeError:  # half a character, written as an escape
            raise yaml.constructor.ConstructorError(problem_mark=node.start_mark) from None
        return value
