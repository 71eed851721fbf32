"""The server's end of the nursery: it starts it, and asks it for children."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import Final

THREADS: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Child:
    """A process that waits for one piece of work."""

    def __init__(self, line: socket.socket) -> None:
        self._socket = line
        self.line = Connection(os.dup(line.fileno()))

    def end(self) -> None:
        """End it, whatever it does; also from another thread."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.end()
        self._socket.close()
        self.line.close()


class Nursery:
    """The process that children are born from; started when it is first needed, and again."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self._lock = Lock()
        self._server: socket.socket | None = None

    def child(self) -> Child:
        """A child, born now. Raises `OSError` where there can be none."""
        with self._lock:
            if self._server is not None:
                with suppress(OSError):
                    return self._born(self._server)
                self._server.close()
            self._server = self._started()
            return self._born(self._server)

    @staticmethod
    def _born(server: socket.socket) -> Child:
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(server, [b"1"], [theirs.fileno()])
        return Child(ours)

    def _started(self) -> socket.socket:
        """A new nursery that has loaded everything. It ends when its socket is closed."""
        ours, theirs = socket.socketpair()
        with theirs:
            line = theirs.fileno()
            subprocess.Popen(  # noqa: S603 -- a program of ours
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "cqvet.work.nursery",
                    str(line),
                    str(self.memory),
                ],
                env={**os.environ, **THREADS, "PYTHONPATH": os.pathsep.join(sys.path)},
                pass_fds=[line],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        if not ours.recv(5):
            raise OSError("the nursery did not start")
        return ours
