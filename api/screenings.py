"""``POST /v1/screenings``: one person's records, screened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any, Literal

import orjson
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from api import problems
from api.body import read_json
from screener import Rulebook, answer, read_case, screen

MEDIA_TYPE = "application/json"

EXAMPLE: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {"trafficked": True, "trafficking_type": ["sex"]},
    "records": [
        {
            "id": "r1",
            "jurisdiction": "MA",
            "offense": "prostitution",
            "disposition": "convicted",
            "offense_date": "2015-03",
            "connection": "forced",
        }
    ],
}

_BODY: dict[str, Any] = {
    "type": "object",
    "required": ["records"],
    "additionalProperties": False,
    "properties": {
        "as_of": {"type": ["string", "null"], "format": "date"},
        "language": {"type": ["string", "null"], "enum": ["en", None]},
        "jurisdictions": {"type": ["array", "null"], "items": {"type": "string"}},
        "external_id": {"type": ["string", "null"], "maxLength": 200},
        "person": {"type": ["object", "null"], "description": "Facts of the person."},
        "records": {
            "type": "array",
            "maxItems": 200,
            "items": {
                "type": "object",
                "required": ["jurisdiction"],
                "properties": {
                    "id": {"type": ["string", "null"], "maxLength": 200},
                    "jurisdiction": {"type": "string"},
                },
                "description": "Facts of one record, beside its place.",
            },
        },
    },
}

_OPENAPI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": _BODY, "examples": {"one record": {"value": EXAMPLE}}}},
    }
}

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Every remedy that could apply to each record, best first",
        "content": {MEDIA_TYPE: {"schema": {"type": "object"}}},
    },
    **problems.documented(
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    ),
}


def screening_routes(rules: Rulebook, today: Callable[[], date]) -> APIRouter:
    """The route that screens, with ``rules`` and the day of asking from ``today``."""
    routes = APIRouter(prefix="/v1", tags=["screenings"])

    def screened(data: object, detail: Literal["full", "outcomes"]) -> bytes:
        case = read_case(data, rules.catalog, today=today())
        return orjson.dumps(answer(screen(case, rules), rules, detail))

    @routes.post(
        "/screenings",
        openapi_extra=_OPENAPI,
        responses=_RESPONSES,
        response_class=Response,
    )
    async def screenings(
        request: Request, detail: Literal["full", "outcomes"] = "full"
    ) -> Response:
        """Screen the records of one person. Nothing is stored."""
        data = await read_json(request)
        content = await run_in_threadpool(screened, data, detail)
        return Response(content, media_type=MEDIA_TYPE)

    return routes
