"""The service put together: routes, problem details, headers and the access log."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from fastapi import FastAPI

from api import batch, problems
from api.access_log import AccessLog, WithoutAnswers
from api.current import Current
from api.docs import docs_routes
from api.headers import SafeHeaders
from api.health import health_routes
from api.jurisdictions import jurisdiction_routes
from api.offenses import offense_routes
from api.questions import question_routes
from api.screenings import screening_routes
from api.settings import Settings
from api.time_limit import TimeLimit
from api.work import Workers
from screener import Rulebook, load_rules

SUMMARY = "Which criminal records of a trafficking survivor can be cleared, and under which law."
DESCRIPTION = """\
Send what is known of a person and of each record; the answer says, for every remedy of the law
that could reach the record, whether it matches, what is missing, when, and why, condition by
condition. Legal information, not legal advice.

Nothing that is sent is stored or logged. Facts that are left out or null are not known, which
is never a no. Words in answers may be shown to a survivor as they stand; show `notice` and
`warnings` before any result.

Errors are problem details (RFC 9457, `application/problem+json`). `errors` names each place
and what is accepted there, and never repeats what was sent. Unknown names and options are
refused. Fields may be added to answers: ignore the ones you do not know.
"""


def create_app(
    rules: Rulebook,
    today: Callable[[], date] = date.today,
    *,
    settings: Settings | None = None,
    load: Callable[[], Rulebook] = load_rules,
) -> FastAPI:
    """The service that answers with ``rules``, and with what ``load`` gives once it is told to.

    ``today`` gives the day of asking for requests that name none: the local date of the server.
    """
    settings = settings or Settings()
    current = Current(rules, load)
    workers = Workers()

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        async with current.reloading_on_hangup():
            yield

    app = FastAPI(
        title="Screener",
        version="1",
        summary=SUMMARY,
        description=DESCRIPTION,
        openapi_url=None,  # made anew when the rules change, and served below
        docs_url=None,  # the usual pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=running,
    )
    app.state.current = current
    app.include_router(screening_routes(current, workers, today))
    app.include_router(batch.batch_routes(current, workers, today))
    app.include_router(question_routes(current))
    app.include_router(offense_routes(current, workers, today))
    app.include_router(jurisdiction_routes(current))
    app.include_router(health_routes(current))
    app.include_router(docs_routes(app, current, workers))
    problems.handle(app)
    app.add_middleware(
        TimeLimit, seconds=settings.seconds, by_path={batch.PATH: settings.batch_seconds}
    )
    app.add_middleware(SafeHeaders)
    app.add_middleware(AccessLog)
    WithoutAnswers.apply()
    return app
