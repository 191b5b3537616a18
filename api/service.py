"""The service put together: routes, problem details, headers and the access log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fastapi import FastAPI

from api import problems
from api.access_log import AccessLog, WithoutAnswers
from api.headers import SafeHeaders
from api.health import health_routes
from api.screenings import screening_routes
from screener import Rulebook

DESCRIPTION = (
    "Which criminal records of a trafficking survivor can be cleared, and under which law. "
    "Legal information, not legal advice. Nothing that is sent is stored or logged."
)


def create_app(rules: Rulebook, today: Callable[[], date] = date.today) -> FastAPI:
    """The service that answers with ``rules``.

    ``today`` gives the day of asking for requests that name none: the local date of the server.
    """
    app = FastAPI(
        title="Screener",
        version="1",
        description=DESCRIPTION,
        docs_url=None,  # the interactive pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
    )
    app.include_router(health_routes(rules))
    app.include_router(screening_routes(rules, today))
    problems.handle(app)
    app.add_middleware(SafeHeaders)
    app.add_middleware(AccessLog)
    WithoutAnswers.apply()
    return app
