"""The service with the rules of this installation, for a server to import.

Importing it loads the rules; mistakes in them stop the start as
:class:`screener.BadRules`, whose message names every file and line.
"""

from __future__ import annotations

from api.service import create_app
from screener import load_rules

app = create_app(load_rules())
