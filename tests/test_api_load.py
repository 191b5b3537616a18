"""A short run of the load test; ``python -m tests.load`` is the long one."""

from __future__ import annotations

from pathlib import Path

from tests.load import run


def test_reloads_and_a_stop_under_load_lose_nothing(guide_folder: Path) -> None:
    load = run(guide_folder, 5)
    assert load.tally.wrong == []
    assert load.dropped == 0
    assert set(load.tally.status) == {200, 404, 422}
    assert load.tally.received > 100
    assert load.tally.versions == load.versions
    assert len(load.versions) == 2
    assert load.log.count("rules reloaded: ") == 1
    assert load.log.count("rules not reloaded: ") == 1
    assert load.log.count("Finished server process") == 2
