"""The rules in use: each call takes them once; a reload replaces them all or not at all."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from screener import BadRules, Rulebook

LOG = logging.getLogger("screener.rules")


class Served:
    """Rules with the pages made from them, each made when it is first asked for."""

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules
        self._pages: dict[str, bytes] = {}

    def page(self, name: str, make: Callable[[Rulebook], bytes]) -> bytes:
        """The bytes of a page that depends on nothing but the rules."""
        found = self._pages.get(name)
        if found is None:
            found = self._pages[name] = make(self.rules)
        return found


class Current:
    """Holds the rules in use. A call that began with the old ones ends with them."""

    def __init__(self, rules: Rulebook, load: Callable[[], Rulebook]) -> None:
        self.served = Served(rules)
        self._load = load
        self._one_at_a_time = asyncio.Lock()
        self._under_way: set[asyncio.Task[bool]] = set()

    @property
    def rules(self) -> Rulebook:
        """The rules in use now."""
        return self.served.rules

    async def reload(self) -> bool:
        """Load the rules anew. Where they cannot be used the old ones stay, and the log says why.

        The reasons name rule files and lines; nothing of any call is in them.
        """
        async with self._one_at_a_time:
            found = await asyncio.to_thread(self._loaded)
        if isinstance(found, Rulebook):
            self.served = Served(found)
            LOG.info("rules reloaded: %s", found.version)
            return True
        for reason in found:
            LOG.error("%s", reason)
        LOG.error("rules not reloaded: %s stay in use", self.rules.version)
        return False

    def _loaded(self) -> Rulebook | list[str]:
        """The rules, or why they cannot be used, by file and line."""
        try:
            return self._load()
        except BadRules as error:
            return [str(problem) for problem in error.problems]
        except OSError as error:
            return [f"{error.filename or error}: {error.strerror or 'not found'}"]

    @asynccontextmanager
    async def reloading_on_hangup(self) -> AsyncIterator[None]:
        """Reload on SIGHUP while the service runs, where the system has that signal."""
        hangup = getattr(signal, "SIGHUP", None)
        if hangup is None or threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(hangup, self._start_reload)
        try:
            yield
        finally:
            loop.remove_signal_handler(hangup)

    def _start_reload(self) -> None:
        task = asyncio.create_task(self.reload())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
