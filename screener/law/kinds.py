"""The few words every part of the screener shares: kinds of relief, tracks, cures."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "vacatur", "expungement", "set_aside", "dismissal", "sealing", "resentencing", "pardon"
]
"""What a remedy does to the record, strongest first."""

Track = Literal["trafficking", "general"]
Confidence = Literal["high", "medium", "low"]
Cure = Literal["wait", "money", "case", "warrant", "supervision", "trafficking"]
"""What a ``not_yet`` waits for: time, a payment, an open case, a warrant, the end of a
sentence or supervision, or the end of the trafficking."""

FactType = Literal["yes_no", "one_of", "list", "date", "number", "text"]
