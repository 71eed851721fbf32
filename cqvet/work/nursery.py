"""The process that work is born from: everything is loaded once, each piece of work has a child.

    python -m cqvet.work.nursery <line> <bytes>

METHOD. The nursery loads the data and the models and then only forks. It has one thread, so that
a fork is safe; a child shares its memory and starts at once. Every line that comes through the
socket gets a child, which does the one piece of work that comes along it, within `bytes` more
memory than it was born with, and ends. Whoever hangs up ends the child (SIGIO), whatever it is at
that moment; so does the end of the server.
"""

import fcntl
import gc
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cqvet import data
from cqvet.i18n import LANGS, catalogue
from cqvet.models import flow
from cqvet.subjects import market, needs, register


def main(line: int, memory: int) -> None:
    """Load, say so, and bear children until the server is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=line) as server:
        server.send(b"ready")
        while True:
            asked, lines, _, _ = socket.recv_fds(server, 1, 1)
            if not asked:
                return
            if os.fork() == 0:
                server.close()
                live(Connection(lines[0]), memory)
            os.close(lines[0])


def warm() -> None:
    """Load what work needs, for all children."""
    data.load()
    needs.warm()
    register.words()
    market.split()
    flow.calibrate()
    for lang in LANGS:
        catalogue(lang)


def live(line: Connection, memory: int) -> None:
    """Do one piece of work and end."""
    try:
        limit(memory)
        call, arguments = line.recv()
        mortal(line, ends=True)
        done = answer(call, arguments)
        mortal(line, ends=False)
        line.send_bytes(done)
    finally:
        os._exit(0)


def limit(memory: int) -> None:
    """Allow so many bytes more than are held now."""
    held = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (held + memory, held + memory))


def mortal(line: Connection, *, ends: bool) -> None:
    """Whether the process ends when the other side hangs up, even amid a computation."""
    fcntl.fcntl(line, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(line, fcntl.F_GETFL)
    fcntl.fcntl(line, fcntl.F_SETFL, flags | os.O_ASYNC if ends else flags & ~os.O_ASYNC)


def answer(call: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """The result or the error, packed. Without memory there is no answer."""
    try:
        return pickle.dumps((call(*arguments), None))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- told to whoever waits for the result
        error.add_note(traceback.format_exc())
        return pickle.dumps((None, error))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
