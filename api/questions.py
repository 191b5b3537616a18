"""``GET /v1/questions``: every fact, how it is asked, and the JSON Schema of all facts."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Response

from api import documented
from api.current import Current
from screener import Rulebook, facts_schema, questions

SCHEMA_MEDIA_TYPE = "application/schema+json"

Language = Annotated[Literal["en"], Query(description="The language of the words.")]


def question_routes(current: Current) -> APIRouter:
    """The routes that list the facts."""
    routes = APIRouter(prefix="/v1/questions", tags=["facts"])

    @routes.get(
        "",
        operation_id="list_questions",
        summary="List every question",
        responses=documented.gives("Every fact in the order it is usually asked.", "Questions")
        | documented.refuses(HTTPStatus.UNPROCESSABLE_ENTITY),
        response_class=Response,
    )
    async def list_questions(language: Language = "en") -> Response:
        """Each fact with its question, why it is asked, its options and their words."""
        content = current.served.page(f"questions {language}", _questions)
        return Response(content, media_type=documented.JSON)

    @routes.get(
        "/schema",
        operation_id="get_facts_schema",
        summary="Get the JSON Schema of the facts",
        responses={
            200: {
                "description": "A JSON Schema (2020-12) of a request with person and records.",
                "content": {SCHEMA_MEDIA_TYPE: {"schema": documented.ref("FactsSchema")}},
            }
        },
        response_class=Response,
    )
    async def schema() -> Response:
        """The facts of person and record, for programs that check before they send."""
        content = current.served.page("schema", _schema)
        return Response(content, media_type=SCHEMA_MEDIA_TYPE)

    return routes


def _questions(rules: Rulebook) -> bytes:
    return orjson.dumps(
        {
            "language": "en",
            "rules_version": rules.version,
            "questions": questions(rules.catalog),
        }
    )


def _schema(rules: Rulebook) -> bytes:
    return orjson.dumps(facts_schema(rules.catalog))
