"""Screening in worker threads, so that health checks are answered meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 2
"""Threads that screen at a time. They share one interpreter: more would not be faster, and
with one a long person would hold up everyone behind it."""


class Workers:
    """A few threads that calls take turns in."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="screening")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work`` in a thread.

        A call given up while it waits for its turn never takes it; one given up later keeps
        its thread until the work ends, so that no more than these threads ever work.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(work, *args, **kwargs))
