"""Cold start, readiness and memory, of fresh processes."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
PERSON = ROOT / "tests" / "readme" / "person.yaml"

EMPTY_COMMAND = """
import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

class Model(BaseModel):
    number: int

app = typer.Typer()

@app.command()
def main() -> None:
    Model(number=1)
    table = Table()
    table.add_column("column")
    table.add_row("row")
    Console().print(table)

app()
"""


def seconds(command: list[str], times: int = 7, cwd: Path = ROOT) -> float:
    """Median seconds of a command from start to end."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=cwd)
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def installed_python() -> str:
    """A fresh environment with the wheel of this tree installed, as a user has it.

    It shares the libraries of this one.
    """
    folder = Path(tempfile.mkdtemp(prefix="screener-bench-"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
    python = str(folder / "env" / "bin" / "python")
    shared = Path(_packages_of(python), "shared.pth")
    shared.write_text(_packages_of(sys.executable) + "\n", encoding="utf-8")
    (wheel,) = folder.glob("screener-*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", str(wheel)], check=True)
    return python


def _packages_of(python: str) -> str:
    ask = "import site; print(site.getsitepackages()[0])"
    found = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
    return found.stdout.strip()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def service(python: str, application: str) -> Iterator[tuple[str, float, int]]:
    """A server of its own process: its address, the seconds until it was ready, its pid."""
    port = free_port()
    start = time.perf_counter()
    own = application.startswith("api.")  # from the installed wheel, not from this tree
    options = ["--port", str(port), "--no-access-log", "--log-level", "error"]
    process = subprocess.Popen(
        [python, "-m", "uvicorn", application, *options],
        cwd="/" if own else ROOT,
        env={**os.environ, "PYTHONPATH": "" if own else str(ROOT)},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                if httpx.get(f"{address}/readyz", timeout=1).status_code == httpx.codes.OK:
                    break
            except httpx.TransportError:
                pass
            if time.perf_counter() - start > 60:
                raise RuntimeError(f"{application} did not become ready")
            time.sleep(0.005)
        yield address, time.perf_counter() - start, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def memory_of(pid: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
