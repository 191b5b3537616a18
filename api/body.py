"""The body of a call: JSON of a limited size, read as it arrives."""

from __future__ import annotations

from http import HTTPStatus

import orjson
from fastapi import Request

from api.problems import Refused


async def read_json(request: Request, largest: int) -> object:
    """The JSON of a body.

    Raises :class:`Refused`: 415 when it is not declared as plain JSON, 413 when it has more
    than ``largest`` bytes, 400 when it is not JSON.
    """
    _check_type(request)
    content = await _content(request, largest)
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        place = f"not JSON at line {error.lineno}, column {error.colno}"
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "The body is not JSON.",
            [{"pointer": "", "detail": place}],
        ) from None


def _check_type(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json."
        )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body uncompressed.")


async def _content(request: Request, largest: int) -> bytes:
    declared = request.headers.get("content-length", "")
    content = bytearray()
    if declared.isascii() and declared.isdigit() and int(declared) > largest:
        raise _too_large(largest)
    async for chunk in request.stream():
        content += chunk
        if len(content) > largest:
            raise _too_large(largest)
    return bytes(content)


def _too_large(largest: int) -> Refused:
    detail = f"A body has at most {largest} bytes here."
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
