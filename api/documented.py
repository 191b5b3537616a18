"""Parts of the OpenAPI document, by the names of its schemas."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

Json = dict[str, Any]
Responses = dict[int | str, Json]

JSON = "application/json"
PROBLEM = "application/problem+json"
REFS = "#/components/schemas/"

OF_A_BODY = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
"""The ways in which a call with a body can be refused."""

_WHEN = {
    HTTPStatus.BAD_REQUEST: "The body is not JSON.",
    HTTPStatus.NOT_FOUND: "These rules do not cover the law of that place.",
    HTTPStatus.REQUEST_TIMEOUT: "The body did not arrive in time.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than this call takes.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is not declared as plain, uncompressed JSON.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Something is not accepted: errors says where, and what is.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The call took longer than it may. Send fewer records.",
}


def ref(name: str) -> Json:
    """A reference to a schema of the document."""
    return {"$ref": f"{REFS}{name}"}


def takes(name: str, examples: Mapping[str, Any]) -> Json:
    """The body of a call: its schema and its examples by what they show."""
    content = {
        "schema": ref(name),
        "examples": {title: {"summary": title, "value": each} for title, each in examples.items()},
    }
    return {"requestBody": {"required": True, "content": {JSON: content}}}


def gives(description: str, *names: str) -> Responses:
    """The answer of a call: one schema, or any of several."""
    schema = ref(names[0]) if len(names) == 1 else {"anyOf": [ref(name) for name in names]}
    return {200: {"description": description, "content": {JSON: {"schema": schema}}}}


def linked(responses: Responses, operation: str, **parameters: str) -> Responses:
    """Responses whose answer names what another call can be asked."""
    responses[200]["links"] = {operation: {"operationId": operation, "parameters": parameters}}
    return responses


def refuses(*statuses: HTTPStatus) -> Responses:
    """The problems a call can be answered with."""
    return {
        status.value: {
            "description": _WHEN[status],
            "content": {PROBLEM: {"schema": ref("Problem")}},
        }
        for status in statuses
    }
