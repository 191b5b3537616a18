"""``/healthz``: the service runs. ``/readyz``: it can answer, and with which rules."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Response

from api import documented
from api.current import Current
from screener import Rulebook


def health_routes(current: Current) -> APIRouter:
    """The routes a supervisor of the service calls."""
    routes = APIRouter(tags=["health"])

    @routes.get(
        "/healthz",
        operation_id="healthz",
        summary="Say that the service runs",
        responses=documented.gives("The service runs.", "Health"),
        response_class=Response,
    )
    async def healthz() -> Response:
        """Answers at once, also while people are screened."""
        return Response(b'{"status":"ok"}', media_type=documented.JSON)

    @routes.get(
        "/readyz",
        operation_id="readyz",
        summary="Say that the rules are loaded",
        responses=documented.gives("The service can answer.", "Ready"),
        response_class=Response,
    )
    async def readyz() -> Response:
        """The version of the rules and the places they cover."""
        return Response(current.served.page("ready", _ready), media_type=documented.JSON)

    return routes


def _ready(rules: Rulebook) -> bytes:
    return orjson.dumps(
        {
            "status": "ready",
            "rules_version": rules.version,
            "jurisdictions": sorted(rules.jurisdictions),
        }
    )
