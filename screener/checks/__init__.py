"""Checks of the rule files: one small class each."""

from __future__ import annotations

from screener.checks.run import ALL_CHECKS, run_checks

__all__ = ["ALL_CHECKS", "run_checks"]
