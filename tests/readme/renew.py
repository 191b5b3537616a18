"""``python -m tests.readme.renew``: put the current sample answer into the README."""

from __future__ import annotations

from tests.readme.sample import renew

renew()
