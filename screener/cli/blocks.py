"""Blocks of readable output: headings, indented sentences, bullets and rows with marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

INDENT = 2


def title(text: str) -> Text:
    """The first line of a part, with a blank line before it."""
    return Text(f"\n{text}", style="bold")


def heading(text: str, indent: int = INDENT) -> RenderableType:
    """A heading inside a part."""
    return Padding(Text(text, style="bold"), (1, 0, 0, indent), expand=False)


def line(text: str, indent: int = INDENT) -> RenderableType:
    """A sentence or more, indented as a block."""
    return Padding(Text(text), (0, 0, 0, indent), expand=False)


def rows(pairs: Iterable[tuple[str, str]], indent: int = 2 * INDENT) -> Table:
    """Rows of a short mark and what it stands for; the second column wraps on its own."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, text in pairs:
        table.add_row(Text(" " * indent + mark), Text(text))
    return table


def bullets(texts: Iterable[str], indent: int = 2 * INDENT) -> Table:
    """One row a text, each with a hyphen."""
    return rows((("-", text) for text in texts), indent)


def listed(name: str, texts: Iterable[str]) -> Iterator[RenderableType]:
    """A heading and its bullets; nothing at all when there are none."""
    found = [text for text in texts if text]
    if found:
        yield heading(name)
        yield bullets(found)
