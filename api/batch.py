"""``POST /v1/screenings/batch``: many people, each answered or refused on their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from api import documented, examples
from api.body import read_json
from api.current import Current
from api.problems import NOT_ACCEPTED, places_of, problem_of
from api.screenings import Detail, DetailParameter, Words, WordsParameter, screened
from api.work import Workers
from screener import InvalidRequest, Refusal, Rulebook

PATH = "/v1/screenings/batch"
LARGEST = 16 * 1024 * 1024
MOST = 1000
MOST_IN_FULL = 50


def read_batch(data: object, detail: Detail) -> list[Any]:
    """The screenings of a batch, not yet looked into. Raises :class:`InvalidRequest`."""
    if not isinstance(data, dict) or not isinstance(data.get("screenings"), list):
        raise InvalidRequest([Refusal("", "an object with screenings, a list of requests")])
    if len(data) > 1:
        raise InvalidRequest([Refusal("", "a name is not known here; known: screenings")])
    items: list[Any] = data["screenings"]
    most = MOST_IN_FULL if detail == "full" else MOST
    if len(items) > most:
        with_detail = " with detail=full" if detail == "full" else ""
        raise InvalidRequest([Refusal("/screenings", f"at most {most} screenings{with_detail}")])
    return items


def batch_routes(current: Current, workers: Workers, today: Callable[[], date]) -> APIRouter:
    """The route that screens many people."""
    routes = APIRouter(tags=["screenings"])

    @routes.post(
        PATH,
        operation_id="screen_batch",
        summary="Screen many people",
        openapi_extra=documented.takes("BatchRequest", examples.BATCHES),
        responses=documented.gives(
            "One answer or one problem for each screening, in the order sent.", "BatchAnswer"
        )
        | documented.refuses(*documented.OF_A_BODY),
        response_class=Response,
    )
    async def batch(
        request: Request, detail: DetailParameter = "outcomes", words: WordsParameter = "each"
    ) -> Response:
        """Up to 1,000 screenings and 16 MiB; with `detail=full` at most 50.

        Each screening is answered or refused on its own. Pointers in a problem start at that
        screening. All are answered by the same rules and day.
        """
        items = read_batch(await read_json(request, LARGEST), detail)
        rules, day = current.rules, today()
        found = [await workers.run(_item, item, rules, day, detail, words) for item in items]
        content = orjson.dumps({"rules_version": rules.version, "screenings": found})
        return Response(content, media_type=documented.JSON)

    return routes


def _item(item: object, rules: Rulebook, today: date, detail: Detail, words: Words) -> Any:
    try:
        found = screened(item, rules, today, detail, words)
    except InvalidRequest as error:
        refused = problem_of(HTTPStatus.UNPROCESSABLE_ENTITY, NOT_ACCEPTED, places_of(error))
        return {"answer": None, "problem": refused}
    return {"answer": orjson.Fragment(found), "problem": None}
