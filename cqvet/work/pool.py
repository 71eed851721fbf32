"""Work in other processes that can be ended: by a client who goes, by time, by memory."""

import logging
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any, Final, Literal

from cqvet import meters
from cqvet.work.children import Child, Nursery
from cqvet.work.turns import FullError, Turns

Why = Literal["busy", "too_slow", "too_heavy"]
log = logging.getLogger("cqvet")

WORKERS: Final = 2
SECONDS: Final = 10.0
MEMORY: Final = 96_000_000
"""So much more than it was born with may a child hold."""
PATIENCE: Final = 30.0
"""Seconds that work waits for its turn."""
WAITING: Final = 64
WAITING_OF_ONE: Final = 8


class StoppedError(Exception):
    """Work that was not done to its end, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        meters.REFUSALS.labels(why).inc()
        self.why = why


@dataclass
class Job:
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    result: "Future[Any]" = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)


class Pool:
    """A few children at a time; each does one piece of work and the next is born."""

    def __init__(
        self, workers: int = WORKERS, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self.workers, self.seconds = workers, seconds
        self.turns: Turns[Job] = Turns(WAITING, WAITING_OF_ONE)
        self.nursery = Nursery(memory)
        self._lock = Lock()
        self._threads: list[Thread] = []
        self._ready = time.monotonic()

    def start(self) -> None:
        """Have children ready for work."""
        with self._lock:
            while len(self._threads) < self.workers:
                thread = Thread(target=self._serve, name="cqvet-work", daemon=True)
                self._threads.append(thread)
                thread.start()

    def submit(self, client: Hashable, call: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        """The result to come; who cancels it ends the work.

        It raises what the work raised, or `StoppedError`. Call and arguments have to be packed:
        a function of a module and plain values.
        """
        self.start()
        job = Job(call, arguments)
        try:
            self.turns.add(client, job)
        except FullError:
            job.result.set_exception(StoppedError("busy"))
        return job.result

    def _serve(self) -> None:
        child = self._child()
        self._ready = time.monotonic()
        while True:
            client, job = self.turns.take()
            with suppress(InvalidStateError):  # Nobody waits for it any more.
                try:
                    job.result.set_result(self._done(child or self._child(), job))
                except Exception as error:  # noqa: BLE001 -- told to whoever waits for the result
                    job.result.set_exception(error)
            self.turns.done(client)
            if child is not None:
                child.close()
            child = self._child()

    def _child(self) -> Child | None:
        try:
            return self.nursery.child()
        except OSError:
            log.exception("No child was born")
            return None

    def _done(self, child: Child | None, job: Job) -> Any:
        if child is None or time.monotonic() - max(job.since, self._ready) > PATIENCE:
            raise StoppedError("busy")
        job.result.add_done_callback(lambda _: child.end())
        try:
            child.line.send((job.call, job.arguments))
            if not child.line.poll(self.seconds):
                raise StoppedError("too_slow")
            found, error = child.line.recv()
        except (EOFError, OSError):
            raise StoppedError("too_heavy") from None
        finally:
            child.end()
        if error is not None:
            raise error
        return found
