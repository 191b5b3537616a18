"""Errors as RFC 9457 problem details. They name places and never repeat what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from api.headers import SAFE_HEADERS
from screener import InvalidRequest

MEDIA_TYPE = "application/problem+json"
NOT_ACCEPTED = "Some of the request is not accepted; errors says where."

_METHODS = ("GET", "POST")

_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
"""Names of RFC 9110 where versions of Python differ."""

_DETAILS = {
    404: "Nothing is here. The calls of this service are listed at /openapi.json.",
    405: "This place takes another method.",
    500: "The service could not answer. Nothing of the request was kept.",
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


def handle(app: FastAPI) -> None:
    """Let every error of the service leave as a problem."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(InvalidRequest, _invalid)
    app.add_exception_handler(RequestValidationError, _parameters)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unexpected)


def problem_of(
    status: int, detail: str | None = None, errors: Iterable[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """A problem as data."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
    }
    detail = detail or _DETAILS.get(status)
    if detail is not None:
        content["detail"] = detail
    listed = list(errors)
    if listed:
        content["errors"] = listed
    return content


def problem(
    status: int,
    detail: str | None = None,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response."""
    return Response(
        orjson.dumps(problem_of(status, detail, errors)),
        status,
        {**SAFE_HEADERS, **(headers or {})},
        media_type=MEDIA_TYPE,
    )


def places_of(error: InvalidRequest) -> list[dict[str, str]]:
    """The places of a request that are not accepted."""
    return [{"pointer": each.pointer, "detail": each.detail} for each in error.refusals]


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem(error.status, error.detail, error.errors)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, InvalidRequest)
    return problem(422, NOT_ACCEPTED, places_of(error))


async def _parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    places = [
        {"parameter": str(each["loc"][-1]), "detail": _accepted(each)} for each in error.errors()
    ]
    return problem(422, "A parameter of the query is not accepted.", places)


def _accepted(error: Mapping[str, Any]) -> str:
    expected = error.get("ctx", {}).get("expected")
    return "see /openapi.json" if expected is None else f"one of: {expected}"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed(request))
    return problem(error.status_code, headers=headers)


def _allowed(request: Request) -> list[str]:
    """Every method that the place of a call takes."""
    routes = request.app.routes
    return [
        method
        for method in _METHODS
        if any(r.matches({**request.scope, "method": method})[0] is Match.FULL for r in routes)
    ]


async def _gone(request: Request, error: Exception) -> Response:
    return problem(400, "The body broke off.")


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem(500)
