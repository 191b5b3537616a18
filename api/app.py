"""The service with the rules of this installation, for a server to import.

Importing it loads the rules; mistakes in them stop the start as
:class:`screener.BadRules`, whose message names every file and line.
"""

from __future__ import annotations

from functools import partial

from api.service import create_app
from api.settings import read_settings
from screener import load_rules

_settings = read_settings()
_load = partial(load_rules, _settings.rules)

app = create_app(_load(), settings=_settings, load=_load)
