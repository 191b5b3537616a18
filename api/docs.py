"""``/openapi.json`` and ``/docs``: the calls described, for programs and for people."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, FastAPI, Response

from api import documented
from api.current import Current, Served
from api.openapi.style import PAGE_HEADERS
from api.work import Workers
from screener import Rulebook


def docs_routes(app: FastAPI, current: Current, workers: Workers) -> APIRouter:
    """The routes that describe the service. The page comes whole, with nothing from elsewhere."""
    routes = APIRouter(include_in_schema=False)

    def document(rules: Rulebook) -> bytes:
        from api.openapi.document import document_of  # its shapes are slow to import

        return orjson.dumps(document_of(app, rules))

    def document_page(served: Served) -> bytes:
        return served.page("openapi", document)

    def docs_page(served: Served) -> bytes:
        from api.openapi.page import page_of

        return served.page("docs", lambda _: page_of(orjson.loads(document_page(served))))

    @routes.get("/openapi.json")
    async def openapi() -> Response:
        content = await workers.run(document_page, current.served)
        return Response(content, media_type=documented.JSON)

    @routes.get("/docs")
    async def docs() -> Response:
        content = await workers.run(docs_page, current.served)
        return Response(content, media_type="text/html; charset=utf-8", headers=PAGE_HEADERS)

    return routes
