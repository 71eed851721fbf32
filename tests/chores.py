"""Work for the tests of work: it has to be found by name in another process."""

import os
import resource
from pathlib import Path


def double(number: int) -> int:
    return 2 * number


def fail(text: str) -> None:
    raise ValueError(text)


def broken(_body: object) -> None:
    raise RuntimeError("a secret")


def swell(megabytes: int) -> int:
    """Hold so much memory."""
    return len(bytearray(megabytes * 1_000_000))


def limit() -> tuple[int, int]:
    """Bytes of memory that the process holds, and that it may hold."""
    held = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    return held, resource.getrlimit(resource.RLIMIT_DATA)[0]


def hold(path: str) -> None:
    """Say through a pipe that work has begun, and compute for ever; the pipe ends with it."""
    with Path(path).open("w", buffering=1) as pipe:
        pipe.write("begun\n")
        while True:
            sum(range(1_000_000))


def forever(_body: object) -> None:
    while True:
        sum(range(1_000_000))


def die() -> None:
    os._exit(1)
