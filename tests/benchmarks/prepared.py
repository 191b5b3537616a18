"""An endpoint that reads the same body with a pydantic model and returns prepared bytes.

What the service costs beside a service that does nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Response
from pydantic import BaseModel


class Request(BaseModel):
    """The shape of a screening request."""

    as_of: str | None = None
    language: str | None = None
    jurisdictions: list[str] | None = None
    external_id: str | None = None
    person: dict[str, Any] = {}
    records: list[dict[str, Any]]


app = FastAPI()
ANSWER = (
    Path(os.environ["SCREENER_PREPARED"]).read_bytes()
    if "SCREENER_PREPARED" in os.environ
    else b"{}"
)


@app.get("/readyz")
def ready() -> dict[str, str]:
    """Ready at once."""
    return {"status": "ready"}


@app.post("/v1/screenings")
async def screenings(request: Request) -> Response:
    """The same bytes for everyone."""
    return Response(ANSWER, media_type="application/json")
