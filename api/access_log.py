"""The log: method, route, status and time of a call. Never a query, body, address or agent."""

from __future__ import annotations

import logging
import time
import traceback

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("screener.access")
NO_ROUTE = "(no route)"


class AccessLog:
    """Middleware that logs each call by its route's template, never by the path sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on and log how it ended; an unexpected error counts as 500."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        began = time.perf_counter()

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        finally:
            took = (time.perf_counter() - began) * 1000
            LOG.info("%s %s %d %.1f ms", _method(scope), _route(scope), status, took)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _method(scope: Scope) -> str:
    method: str = scope["method"]
    return method if method in _METHODS else "(other)"


def _route(scope: Scope) -> str:
    route = scope.get("route")
    return NO_ROUTE if route is None else str(route.path)


class WithoutAnswers(logging.Filter):
    """Keeps the type and the place of an unexpected error and drops its message.

    The message of an error can repeat what was sent. The server's own log would print it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the type and the places where the error passed in place of its text."""
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            places = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
            record.msg = "unexpected error: %s at %s"
            record.args = (kind.__name__, " > ".join(places))
            record.exc_info = None
            record.exc_text = None
        return True

    @classmethod
    def apply(cls) -> None:
        """Put the filter on the logs of the server; once, however often it is called."""
        for name in ("uvicorn.error", "asyncio"):
            logger = logging.getLogger(name)
            if not any(isinstance(each, cls) for each in logger.filters):
                logger.addFilter(cls())
