"""Timing: medians over many calls, the engines taking turns so that all meet the same weather."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def medians(
    runs: Mapping[str, Callable[[Any], object]], inputs: Sequence[Any], rounds: int = 3
) -> dict[str, float]:
    """Median seconds of one call of each run over all inputs, warmed up first."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        for each in inputs[:20]:
            run(each)
    for _ in range(rounds):
        for each in inputs:
            for name, run in runs.items():
                start = time.perf_counter()
                run(each)
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}
