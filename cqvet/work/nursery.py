"""The process that work is born from: everything is loaded once, each piece of work has a child.

    python -m cqvet.work.nursery <line> <bytes>

METHOD. The nursery loads the data and the models and then only forks. It has one thread, so that
a fork is safe; a child shares its memory and starts at once. Every line that comes through the
socket gets a child, which does the one piece of work that comes along it, within `bytes` more
memory than it was born with, and ends. It steps back before the server: pages of other readers
come first. Whoever hangs up ends the child (SIGIO), whatever it is at
that moment; so does the end of the server.
"""

import fcntl
import importlib
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
from typing import Any, Final

from cqvet import data
from cqvet.base.memory import settle
from cqvet.i18n import LANGS, catalogue
from cqvet.models import flow
from cqvet.subjects import market, needs, register

NICE: Final = 5
"""A third of the share of the processor that the server has, where both want all of it."""


CALLERS: Final = ("cqvet.api", "cqvet.press", "scipy.optimize")
"""Packages above this one whose functions are asked for, and what models load when it is first
needed: a child that had to load them would spend a second on it."""


def main(line: int, memory: int) -> None:
    """Load, say so, and bear children until the server is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm()
    settle()
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
    market.split("")
    flow.calibrate()
    for lang in LANGS:
        catalogue(lang)
    for name in CALLERS:
        importlib.import_module(name)


def live(line: Connection, memory: int) -> None:
    """Do one piece of work and end."""
    try:
        os.nice(NICE)
        limit(memory)
        call, arguments = line.recv()
        if is_bound(line):
            done = answer(call, arguments)
            unbind(line)
            line.send_bytes(done)
    finally:
        os._exit(0)


def limit(memory: int) -> None:
    """Allow so many bytes more than are held now."""
    held = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (held + memory, held + memory))


def is_bound(line: Connection) -> bool:
    """Bind the process to its line: it ends when the other side hangs up, even amid a computation.

    False where the other side has hung up already: nothing else can be read from it now.
    """
    fcntl.fcntl(line, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(line, fcntl.F_SETFL, fcntl.fcntl(line, fcntl.F_GETFL) | os.O_ASYNC)
    return not line.poll()


def unbind(line: Connection) -> None:
    """Let it go on while the other side reads."""
    fcntl.fcntl(line, fcntl.F_SETFL, fcntl.fcntl(line, fcntl.F_GETFL) & ~os.O_ASYNC)


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
