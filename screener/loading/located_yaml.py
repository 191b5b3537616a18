"""YAML read as plain text with the line of every value.

No type is guessed: ``230.00`` stays the section it is, ``no`` stays a word. Duplicate keys
and anchors are refused, as a reader would not see what they hide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from screener.law.flaws import Flaw, Path

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Located:
    """Plain data with the line (from 1) of each key and item, by path."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    flaws: list[tuple[int, Flaw]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_located(file: FilePath) -> Located:
    """Read one YAML file. Syntax errors come back as flaws with their line."""
    located = Located()
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        wrong = f"not YAML: {error.problem or error.context}"
        located.flaws.append((line, Flaw((), wrong, "mend the indentation or quotes here")))
        return located
    except UnicodeDecodeError:
        located.flaws.append((1, Flaw((), "not UTF-8 text", "save the file as UTF-8")))
        return located
    if node is not None:
        located.data = _plain(node, (), located, set())
    return located


def _plain(node: yaml.Node, path: Path, located: Located, seen: set[int]) -> Any:
    located.lines.setdefault(path, node.start_mark.line + 1)
    if not isinstance(node, yaml.ScalarNode):
        if id(node) in seen:
            flaw = Flaw(path, "an alias (*) to another place", "write the value out")
            located.flaws.append((node.start_mark.line + 1, flaw))
            return None
        seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, located, seen)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*path, index), located, seen) for index, item in enumerate(node.value)
        ]
    return node.value


def _mapping(node: yaml.MappingNode, path: Path, located: Located, seen: set[int]) -> Any:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in result:
            flaw = Flaw(path, f"“{key}” stands twice", "keep one of the two")
            located.flaws.append((line, flaw))
        located.lines[(*path, key)] = line
        result[key] = _plain(value_node, (*path, key), located, seen)
    return result
