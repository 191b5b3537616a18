"""What an installation may set, by environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RULES = "SCREENER_RULES"
SECONDS = "SCREENER_SECONDS"
BATCH_SECONDS = "SCREENER_BATCH_SECONDS"

USUAL_SECONDS = 10.0
USUAL_BATCH_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the service; each has a default that suits most."""

    rules: Path | None = None
    """A folder of rule files in place of the ones installed (``SCREENER_RULES``)."""
    seconds: float = USUAL_SECONDS
    """The longest a call may take (``SCREENER_SECONDS``)."""
    batch_seconds: float = USUAL_BATCH_SECONDS
    """The longest a batch may take (``SCREENER_BATCH_SECONDS``)."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment names. Raises ``ValueError`` that says which is wrong."""
    rules = environment.get(RULES)
    return Settings(
        rules=Path(rules) if rules else None,
        seconds=_seconds(environment, SECONDS, USUAL_SECONDS),
        batch_seconds=_seconds(environment, BATCH_SECONDS, USUAL_BATCH_SECONDS),
    )


def _seconds(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise ValueError(f"{name}: give a number of seconds greater than 0")
    return value
