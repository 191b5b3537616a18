"""Writing for people: any width, any encoding, never by color alone."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType

#: Longer lines are hard to read, however wide the window.
WIDEST = 100

_PLAIN = {
    "§": "sec.",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "·": "-",
    "\u00a0": " ",
}


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Stand-ins for characters that the terminal cannot show."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in unknown), error.end


codecs.register_error("screener-plain", _plainly)


def write(readable: RenderableType) -> None:
    """Write to standard output, with stand-ins for characters the terminal lacks."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    with console.capture() as captured:
        console.print(readable)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="screener-plain")
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


class Progress:
    """Says on standard error what is being done, where a person is watching a terminal."""

    def __init__(self, console: Console) -> None:
        self._status = console.status("")

    def __call__(self, doing: str) -> None:
        """Show what is being done now."""
        self._status.update(doing)

    @classmethod
    @contextmanager
    def shown(cls, doing: str) -> Iterator[Progress]:
        """Show progress while the block runs; nothing is written without a terminal."""
        made = cls(Console(stderr=True, highlight=False, markup=False))
        made(doing)
        with made._status:
            yield made
