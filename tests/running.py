"""``screener serve`` as a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 30
SECONDS_TO_STOP = 30


class Server:
    """A running ``screener serve``; its address, and its log once stopped."""

    def __init__(self, log: Path, *, rules: Path, port: int = 0, **environment: str) -> None:
        self.log = log
        self._file = log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "screener", "serve", "--port", str(port)],
            cwd=ROOT,
            stdout=self._file,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "PYTHONUNBUFFERED": "1",
                "SCREENER_RULES": str(rules),
                **environment,
            },
        )

    def address(self) -> str:
        """Where it listens, once it does."""
        return self.wait_for(r"running on (http://\S+)")

    def wait_for(self, pattern: str) -> str:
        """Wait until the log shows a pattern; its first group, or all of it."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(pattern, self.log.read_text(encoding="utf-8"))
            if found:
                return found.group(found.lastindex or 0)
            time.sleep(0.02)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def hang_up(self) -> None:
        """Tell it to load its rules anew."""
        self.process.send_signal(signal.SIGHUP)

    def stop(self) -> str:
        """Tell it to stop, wait until it has, and give its log."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(SECONDS_TO_STOP)
        self._file.close()
        return self.log.read_text(encoding="utf-8")
