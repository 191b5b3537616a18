"""Compiles the rules into the wheel while it is built (a hatch build hook)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRulesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``screener/_rules/compiled`` to a wheel. Bad rules stop the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of the clone and name the folder they go to."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from screener.loading.compiled_rules import write_compiled
        from screener.loading.load import load_files

        out = Path(tempfile.mkdtemp(prefix="screener-rules-"))
        write_compiled(load_files(Path(self.root) / "rules").rulebook, out)
        build_data["force_include"][str(out)] = "screener/_rules/compiled"
