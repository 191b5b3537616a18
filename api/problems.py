"""Errors as RFC 9457 problem details. They name places and never repeat what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.headers import SAFE_HEADERS
from screener import InvalidRequest

MEDIA_TYPE = "application/problem+json"

_DETAILS = {
    404: "Nothing is here. The calls of this service are listed at /openapi.json.",
    405: "This place takes another method.",
    500: "The service could not answer. Nothing of the request was kept.",
}

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "A place in the body (RFC 6901)."},
                    "parameter": {"type": "string", "description": "A parameter of the query."},
                    "detail": {"type": "string", "description": "What is accepted there."},
                },
            },
        },
    },
}


class Refused(Exception):
    """A call that is answered with a problem; ``errors`` names the places."""

    def __init__(
        self, status: HTTPStatus, detail: str, errors: Iterable[Mapping[str, str]] = ()
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)


def documented(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Problem responses of a route for the OpenAPI document."""
    return {
        status.value: {
            "description": status.phrase,
            "content": {MEDIA_TYPE: {"schema": SCHEMA}},
        }
        for status in statuses
    }


def handle(app: FastAPI) -> None:
    """Let every error of the service leave as a problem."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(InvalidRequest, _invalid)
    app.add_exception_handler(RequestValidationError, _parameters)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _problem(
    status: int,
    detail: str | None = None,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
    }
    detail = detail or _DETAILS.get(status)
    if detail is not None:
        content["detail"] = detail
    listed = list(errors)
    if listed:
        content["errors"] = listed
    return Response(
        orjson.dumps(content),
        status,
        {**SAFE_HEADERS, **(headers or {})},
        media_type=MEDIA_TYPE,
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _problem(error.status, error.detail, error.errors)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, InvalidRequest)
    places = [{"pointer": each.pointer, "detail": each.detail} for each in error.refusals]
    return _problem(422, "Some of the request is not accepted; errors says where.", places)


async def _parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = [
        {"parameter": str(each["loc"][-1]), "detail": _accepted(each)} for each in error.errors()
    ]
    return _problem(422, "A parameter of the query is not accepted.", places)


def _accepted(error: Mapping[str, Any]) -> str:
    expected = error.get("ctx", {}).get("expected")
    return "see /openapi.json" if expected is None else f"one of: {expected}"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, headers=error.headers)


async def _unexpected(request: Request, error: Exception) -> Response:
    return _problem(500)
