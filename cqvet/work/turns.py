"""Whose turn it is: work waits in a line of its client's, and the clients take turns."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class FullError(Exception):
    """No room to wait."""


class Turns(Generic[T]):
    """Lines of clients. Of each client one piece of work is done at a time."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self.most, self.most_of_one = most, most_of_one
        self._changed = Condition()
        self._lines: OrderedDict[Hashable, deque[T]] = OrderedDict()
        self._busy: set[Hashable] = set()

    def add(self, client: Hashable, work: T) -> None:
        """Let work wait at the end of its client's line. Raises `FullError`."""
        with self._changed:
            line = self._lines.get(client, ())
            if len(line) >= self.most_of_one or sum(map(len, self._lines.values())) >= self.most:
                raise FullError
            self._lines.setdefault(client, deque()).append(work)
            self._changed.notify_all()

    def take(self) -> tuple[Hashable, T]:
        """The next work: of the client that has waited longest for a turn and has none done now."""
        with self._changed:
            while True:
                for client, line in self._lines.items():
                    if client not in self._busy:
                        work = line.popleft()
                        del self._lines[client]
                        if line:
                            self._lines[client] = line
                        self._busy.add(client)
                        return client, work
                self._changed.wait()

    def done(self, client: Hashable) -> None:
        """A client's work is done: his next may be taken."""
        with self._changed:
            self._busy.discard(client)
            self._changed.notify_all()
