"""Mixed calls from two client processes while rules are reloaded and the server stops.

    python -m tests.load --seconds 60

A reload of good rules, one of bad rules, and a stop with a new start happen on the way.
Counted are wrong answers (by the byte, against the rules they name), 5xx, and answers that
the server gave and no client received. Calls go to this machine only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from screener import BadRules, load_rules
from screener.loading.location import rules_folder
from tests.load_client import Tally, run_client
from tests.running import Server

CLIENTS = 2
CHANGED = "Another name for this law"


@dataclass(slots=True)
class Load:
    """What a run found."""

    tally: Tally
    logged: int
    versions: set[str]
    log: str = field(repr=False)

    @property
    def dropped(self) -> int:
        """Answers that the server gave and no client received."""
        return self.logged - self.tally.received

    def summary(self) -> str:
        """The run in a few lines."""
        times = quantiles(self.tally.times, n=100) if len(self.tally.times) > 1 else [0.0] * 99
        return "\n".join(
            (
                f"answers {self.tally.received}",
                f"by status {dict(sorted(self.tally.status.items()))}",
                f"wrong {len(self.tally.wrong)}, dropped {self.dropped}",
                f"not taken while stopped {self.tally.not_taken}",
                f"rules seen {len(self.tally.versions)} of {len(self.versions)}",
                f"median {times[49] * 1000:.1f} ms, 99 of 100 within {times[98] * 1000:.1f} ms",
            )
        )


def run(rules: Path, seconds: float) -> Load:
    """Put the service under load with a copy of the rules of a folder."""
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        work = Path(name)
        old, new, bad = (
            Path(shutil.copytree(rules, work / each)) for each in ("old", "new", "bad")
        )
        versions = {load_rules(folder).version for folder in (old, rename(new))}
        spoil(bad)
        served = Path(shutil.copytree(old, work / "served"))
        first, second = work / "first.log", work / "second.log"
        port = free_port()
        server = Server(first, rules=served, port=port)
        address = server.address()
        context = multiprocessing.get_context("spawn")
        with context.Pool(CLIENTS) as pool:
            asked = (address, (str(old), str(new)), seconds)
            calling = [pool.apply_async(run_client, (*asked, seed)) for seed in range(CLIENTS)]
            wait_for_calls(server)
            server = disturb(server, served, {"old": old, "new": new, "bad": bad}, seconds, second)
            tallies = [each.get(seconds + 120) for each in calling]
        server.stop()
        log = first.read_text(encoding="utf-8") + second.read_text(encoding="utf-8")
    return Load(sum(tallies, Tally()), len(re.findall(r" ms$", log, re.MULTILINE)), versions, log)


def disturb(
    server: Server, served: Path, folders: Mapping[str, Path], seconds: float, log: Path
) -> Server:
    """Good rules, bad rules, a stop and a new start, a fifth of the time apart."""
    address = server.address()
    time.sleep(seconds / 5)
    put(folders["new"], served)
    server.hang_up()
    server.wait_for("rules reloaded: ")
    time.sleep(seconds / 5)
    put(folders["bad"], served)
    server.hang_up()
    server.wait_for("rules not reloaded: ")
    time.sleep(seconds / 5)
    put(folders["old"], served)
    server.stop()
    server = Server(log, rules=served, port=int(address.rsplit(":", 1)[1]))
    server.address()
    return server


def wait_for_calls(server: Server) -> None:
    """Wait until the clients have begun."""
    server.wait_for(r"POST /v1/screenings 200")


def put(folder: Path, served: Path) -> None:
    """Put the rules of one folder in place of those served."""
    shutil.copytree(folder, served, dirs_exist_ok=True)


def rename(folder: Path) -> Path:
    """Rename the first remedy of every place, so that answers change."""
    for file in (folder / "jurisdictions").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        changed = re.sub(
            r"^( {2}- id: \S+\n {4}name: ).*$",
            rf"\g<1>{CHANGED}",
            text,
            count=1,
            flags=re.MULTILINE,
        )
        file.write_text(changed, encoding="utf-8")
    return folder


def spoil(folder: Path) -> None:
    """Make a rule file that cannot be used."""
    file = min((folder / "jurisdictions").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("track: ", "trakc: ", 1), encoding="utf-8")


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def main() -> int:
    """Run, print, and say by the exit code whether all went well."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--rules", type=Path, default=None)
    given: Any = options.parse_args()
    try:
        load = run(given.rules or rules_folder(), given.seconds)
    except BadRules as error:
        print(error, file=sys.stderr)
        return 2
    print(load.summary())
    for wrong in load.tally.wrong[:10]:
        print(wrong)
    failed = load.tally.wrong or load.dropped or any(s >= 500 for s in load.tally.status)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
