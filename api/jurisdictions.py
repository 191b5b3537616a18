"""``GET /v1/jurisdictions``: what is covered; one place's law as data."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Response

from api import documented
from api.current import Current
from api.problems import Refused
from screener import law_of, law_overview

Code = Annotated[
    str,
    Path(
        description="The two letters of a place, in capitals, as GET /v1/jurisdictions lists them.",
        examples=["MA"],
    ),
]

_NOT_COVERED = "These rules do not cover the law of that place. That is not a no."


def jurisdiction_routes(current: Current) -> APIRouter:
    """The routes that show the law."""
    routes = APIRouter(prefix="/v1/jurisdictions", tags=["law"])

    @routes.get(
        "",
        operation_id="list_jurisdictions",
        summary="List the places whose law is covered",
        responses=documented.linked(
            documented.gives("The places covered, and those not yet.", "Jurisdictions"),
            "get_jurisdiction",
            code="$response.body#/jurisdictions/0/code",
        ),
        response_class=Response,
    )
    async def jurisdictions() -> Response:
        """Each place with the day its law was read, how surely, and what is left out."""
        content = current.served.page(
            "jurisdictions", lambda rules: orjson.dumps(law_overview(rules))
        )
        return Response(content, media_type=documented.JSON)

    @routes.get(
        "/{code}",
        operation_id="get_jurisdiction",
        summary="Get the law of one place",
        responses=documented.gives("Everything the rules say of the place.", "Jurisdiction")
        | documented.refuses(HTTPStatus.NOT_FOUND),
        response_class=Response,
    )
    async def jurisdiction(code: Code) -> Response:
        """Remedies with citations and conditions, who can help, and what is not covered.

        Conditions stand in the order of the statute, each with its subsection, the words of
        the law and a plain sentence.
        """
        served = current.served
        if code not in served.rules.jurisdictions:
            raise Refused(HTTPStatus.NOT_FOUND, _NOT_COVERED)
        content = served.page(code, lambda rules: orjson.dumps(law_of(code, rules)))
        return Response(content, media_type=documented.JSON)

    return routes
