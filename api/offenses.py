"""``/v1/offenses``: what kind of offense a section is, and all kinds with national codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import orjson
from fastapi import APIRouter, Request, Response

from api import documented, examples
from api.body import read_json
from api.current import Current
from api.screenings import LARGEST
from api.work import Workers
from screener import Rulebook, offense_categories, read_section, section_answer


def offense_routes(current: Current, workers: Workers, today: Callable[[], date]) -> APIRouter:
    """The routes about kinds of offenses."""
    routes = APIRouter(prefix="/v1/offenses", tags=["law"])

    @routes.post(
        "",
        operation_id="find_offense",
        summary="Find the kind of offense of a section",
        openapi_extra=documented.takes("SectionRequest", examples.SECTIONS),
        responses=documented.gives("What the offense map of the place says.", "SectionAnswer")
        | documented.refuses(*documented.OF_A_BODY),
        response_class=Response,
    )
    async def find_offense(request: Request) -> Response:
        """The category, role, level and class that a section shows by itself.

        The section is sent in the body, never in an address, and is not repeated.
        """
        data = await read_json(request, LARGEST)
        content = await workers.run(_found, data, current.rules, today())
        return Response(content, media_type=documented.JSON)

    @routes.get(
        "",
        operation_id="list_offenses",
        summary="List the kinds of offenses",
        responses=documented.gives("Every kind of offense.", "Offenses"),
        response_class=Response,
    )
    async def list_offenses() -> Response:
        """Each category with what it is and its NIBRS, NCIC and UCCS codes."""
        content = current.served.page("offenses", _categories)
        return Response(content, media_type=documented.JSON)

    return routes


def _found(data: object, rules: Rulebook, today: date) -> bytes:
    asked = read_section(data, rules.catalog, today=today)
    return orjson.dumps(section_answer(asked, rules))


def _categories(rules: Rulebook) -> bytes:
    return orjson.dumps(
        {"rules_version": rules.version, "offenses": offense_categories(rules.catalog)}
    )
