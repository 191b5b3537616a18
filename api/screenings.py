"""``POST /v1/screenings``: one person's records, screened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Query, Request, Response

from api import documented, examples
from api.body import read_json
from api.current import Current
from api.work import Workers
from screener import Rulebook, answer, read_case, screen

PATH = "/v1/screenings"
LARGEST = 1024 * 1024

Detail = Literal["full", "outcomes"]
Words = Literal["each", "once"]

DetailParameter = Annotated[
    Detail,
    Query(
        description="full: every remedy with its conditions and words. outcomes: per record and "
        "remedy the ids, the outcome, the date and what is missing."
    ),
]
WordsParameter = Annotated[
    Words,
    Query(
        description="With detail=full. each: every remedy of every record holds all its words. "
        "once: words that no fact changes stand once under remedies, by the remedy's id; what "
        "stands at a record is added to them (conditions by their id)."
    ),
]


def screened(
    data: object, rules: Rulebook, today: date, detail: Detail, words: Words = "each"
) -> bytes:
    """The answer to one request. Raises :class:`screener.InvalidRequest`."""
    case = read_case(data, rules.catalog, today=today)
    return orjson.dumps(answer(screen(case, rules), rules, detail, words))


def screening_routes(current: Current, workers: Workers, today: Callable[[], date]) -> APIRouter:
    """The route that screens, with the day of asking from ``today``."""
    routes = APIRouter(tags=["screenings"])

    @routes.post(
        PATH,
        operation_id="screen",
        summary="Screen one person's records",
        openapi_extra=documented.takes("ScreeningRequest", examples.SCREENINGS),
        responses=documented.gives(
            "Every remedy that could apply to each record, best first.",
            "ScreeningAnswer",
            "ScreeningAnswerWordsOnce",
            "OutcomesAnswer",
        )
        | documented.refuses(*documented.OF_A_BODY),
        response_class=Response,
    )
    async def screenings(
        request: Request, detail: DetailParameter = "full", words: WordsParameter = "each"
    ) -> Response:
        """Which remedies could clear, seal or soften each record, under which law, and why.

        Nothing is stored. At most 200 records and 1 MiB. The same request, rules and day give
        the same bytes. One remedy's outcome is `likely_eligible`, `needs_info`,
        `needs_review`, `not_yet` or `not_eligible`; an outcome other than `needs_info` never
        changes as facts are filled in.
        """
        data = await read_json(request, LARGEST)
        content = await workers.run(screened, data, current.rules, today(), detail, words)
        return Response(content, media_type=documented.JSON)

    return routes
