"""The three servers, one process each, and the processor time that they have used."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DASH = Path(os.environ.get("BENCH_PYTHON", ROOT / "build" / "bench" / "bin" / "python"))
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Server:
    address: str
    pid: int

    def cpu(self) -> float:
        """Milliseconds of processor time of the process and those it started."""
        mine = self.stats().values()
        return 1000 * sum(int(stat[11]) + int(stat[12]) for stat in mine) / TICK

    def resident(self) -> float:
        """Megabytes in memory of the process and those it started, shared ones counted in each."""
        return sum(int(stat[21]) * PAGE for stat in self.stats().values()) / 1e6

    def stats(self) -> dict[int, list[str]]:
        """What the system says of the process and those it started, from the third field on."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                text = (folder / "stat").read_text()
                found[int(folder.name)] = text.rsplit(")", 1)[1].split()
        mine = {self.pid}
        while more := {pid for pid, stat in found.items() if int(stat[1]) in mine} - mine:
            mine |= more
        return {pid: found[pid] for pid in mine if pid in found}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def streamlit(script: str, health: str) -> Iterator[Server]:
    """A Streamlit app as `make run` starts it."""
    port = free_port()
    options = [f"--server.port={port}", "--server.address=127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    with _started(command, port, health) as server:
        yield server


@contextmanager
def dash(way: str) -> Iterator[Server]:
    """The Dash page under gunicorn: one process as ours, eight threads for eight readers.

    `way` is `figures` or `patch`.
    """
    port = free_port()
    options = ["-w", "1", "--threads", "8", "-b", f"127.0.0.1:{port}", "--log-level", "warning"]
    command = [str(DASH), "-m", "gunicorn", *options, "--keep-alive", "60"]
    command += ["--env", f"BENCH_DASH={way}", "bench.page.dash_app:server"]
    with _started(command, port, "/_dash-dependencies") as server:
        yield server


@contextmanager
def _started(command: list[str], port: int, health: str) -> Iterator[Server]:
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 300
        while not _answers(address + health):
            if time.monotonic() > until or process.poll() is not None:
                raise RuntimeError(f"does not start: {' '.join(command)}")
            time.sleep(0.2)
        yield Server(address, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310
            return True
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
