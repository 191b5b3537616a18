"""``/healthz``: the service runs. ``/readyz``: it can answer, and with which rules."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from screener import Rulebook


class Health(BaseModel):
    """The service runs."""

    status: str = "ok"


class Ready(BaseModel):
    """The service can answer."""

    status: str = "ready"
    rules_version: str
    jurisdictions: list[str]


def health_routes(rules: Rulebook) -> APIRouter:
    """The routes a supervisor of the service calls."""
    routes = APIRouter(tags=["health"])
    ready_now = Ready(rules_version=rules.version, jurisdictions=sorted(rules.jurisdictions))

    @routes.get("/healthz")
    async def healthz() -> Health:
        """Say that the service runs."""
        return Health()

    @routes.get("/readyz")
    async def readyz() -> Ready:
        """Say that the rules are loaded, and which version and jurisdictions they have."""
        return ready_now

    return routes
