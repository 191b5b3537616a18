"""No call takes longer than it may: one that does is answered with a problem."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

_TOO_LONG = "This took too long and was given up. Send fewer records, or try again later."
_TOO_SLOW = "The body did not arrive in time."


class TimeLimit:
    """Middleware that ends a call after its time: 503, or 408 while its body is awaited."""

    def __init__(self, app: ASGIApp, seconds: float, by_path: Mapping[str, float]) -> None:
        self.app = app
        self.seconds = seconds
        self.by_path = by_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, for as long as it may take."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False
        waiting = False

        async def receive_noting() -> Message:
            nonlocal waiting
            waiting = True
            message = await receive()
            waiting = False
            return message

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        seconds = self.by_path.get(scope["path"], self.seconds)
        try:
            async with asyncio.timeout(seconds) as limit:
                await self.app(scope, receive_noting, send_noting)
        except TimeoutError:
            if started or not limit.expired():
                raise
            await _given_up(waiting)(scope, receive, send)


def _given_up(waiting: bool) -> ASGIApp:
    if waiting:
        return problem(HTTPStatus.REQUEST_TIMEOUT, _TOO_SLOW, headers={"Connection": "close"})
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, _TOO_LONG, headers={"Retry-After": "10"})
