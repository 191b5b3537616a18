"""``python -m screener``: the same commands as ``screener``."""

from __future__ import annotations

from screener.cli.app import main

main()
