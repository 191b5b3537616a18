"""A client of the service without a network, for tests that write plain functions."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import httpx
from fastapi import FastAPI

from api.service import create_app
from screener import Rulebook

TODAY = date(2026, 11, 23)


def service(rules: Rulebook) -> FastAPI:
    """The service with a fixed day."""
    return create_app(rules, today=lambda: TODAY)


def call(app: FastAPI, method: str, path: str, **given: Any) -> httpx.Response:
    """One call of the service; an unexpected error comes back as its response."""

    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, path, **given)

    return asyncio.run(sent())
