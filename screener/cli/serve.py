"""``screener serve``: the service on this machine."""

from __future__ import annotations

from copy import deepcopy
from typing import Annotated, Any

import typer

from screener.cli.exits import refuse_rules
from screener.loading.problems import BadRules

SERVICE = "api.app:app"
"""The service by its import string: the library never imports it."""

LOG = "screener"
"""The service's own log: a line for each call, and for each reload of the rules."""


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")] = 8000,
) -> None:
    """Serve the API on this machine.

    Nothing is stored. The log says method, route, status and time of a call and nothing else.
    """
    import uvicorn  # no other command needs it

    try:
        uvicorn.run(
            SERVICE,
            host=host,
            port=port,
            access_log=False,
            server_header=False,
            log_config=_log_config(),
        )
    except BadRules as error:
        refuse_rules(error)


def _log_config() -> dict[str, Any]:
    """The server's own log, with the service's short access log in place of the server's."""
    from uvicorn.config import LOGGING_CONFIG

    config = deepcopy(LOGGING_CONFIG)
    config["loggers"][LOG] = {"handlers": ["default"], "level": "INFO", "propagate": False}
    return config
