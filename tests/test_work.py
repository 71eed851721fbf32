"""Heavy work: in other processes, within limits, ended when nobody waits, in fair turns."""

import asyncio
import os
import socket
from collections.abc import Callable
from http import HTTPStatus
from io import TextIOWrapper
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Message

from cqvet import work
from cqvet.api import limits
from cqvet.api.problems import ProblemError
from cqvet.work import nursery
from cqvet.work.turns import FullError, Turns
from tests import chores


@pytest.fixture
def pipe(tmp_path: Path) -> str:
    """Where work says that it has begun; it can be read to its end when the work has ended."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return str(path)


def begun(pipe: str) -> TextIOWrapper:
    """Wait for the work to begin."""
    lines = Path(pipe).open(encoding="ascii")  # noqa: SIM115 -- read to its end by the test
    assert lines.readline() == "begun\n"
    return lines


def why(call: Callable[..., Any], *arguments: Any) -> str:
    """Why some work was stopped."""
    with pytest.raises(work.StoppedError) as caught:
        work.pool().submit("a", call, *arguments).result()
    return caught.value.why


def test_clients_take_turns() -> None:
    """Each has one piece of work done at a time; who waited longest for a turn is next."""
    turns: Turns[int] = Turns(most=10, most_of_one=3)
    for client, number in (("a", 1), ("a", 2), ("a", 3), ("b", 4), ("c", 5), ("b", 6)):
        turns.add(client, number)
    assert [turns.take() for _ in range(3)] == [("a", 1), ("b", 4), ("c", 5)]
    turns.done("b")
    assert turns.take() == ("b", 6)
    turns.done("a")
    assert turns.take() == ("a", 2)


def test_lines_are_short() -> None:
    """One client cannot fill the room to wait, nor can all of them grow it."""
    turns: Turns[int] = Turns(most=4, most_of_one=2)
    for client in ("a", "a", "b", "b"):
        turns.add(client, 0)
    for client in ("a", "c"):
        with pytest.raises(FullError):
            turns.add(client, 0)


def test_a_result_and_an_error_come_back() -> None:
    """Work gives what the function gives, and raises what it raises, with its trace."""
    assert work.pool().submit("a", chores.double, 21).result() == 42
    with pytest.raises(ValueError, match="so") as caught:
        work.pool().submit("a", chores.fail, "so").result()
    assert "chores.py" in caught.value.__notes__[0]


def test_work_steps_back_before_the_server() -> None:
    """A piece of work runs at a lower priority than the process that asked for it."""
    inside = work.pool().submit("a", os.getpriority, os.PRIO_PROCESS, 0).result()
    assert inside == os.getpriority(os.PRIO_PROCESS, 0) + nursery.NICE


def test_work_has_a_limit_of_memory() -> None:
    """More than the limit ends the work, less does not; the next piece is none the worse."""
    held, most = work.pool().submit("a", chores.limit).result()
    assert held < most <= held + work.MEMORY
    assert work.pool().submit("a", chores.swell, 50).result() == 50_000_000
    assert why(chores.swell, work.MEMORY // 1_000_000 + 1) == "too_heavy"
    assert why(chores.die) == "too_heavy"
    assert work.pool().submit("a", chores.double, 1).result() == 2


def test_cancelled_work_is_ended(pipe: str) -> None:
    """Whoever cancels the result ends the process."""
    job = work.pool().submit("a", chores.hold, pipe)
    with begun(pipe) as lines:
        assert job.cancel()
        assert lines.read() == ""


def test_work_is_not_begun_for_nobody() -> None:
    """Who hangs up before the process is bound to him is seen too."""
    ours, theirs = socket.socketpair()
    with ours, Connection(theirs.detach()) as line:
        assert nursery.is_bound(line)
        nursery.unbind(line)
        ours.close()
        assert not nursery.is_bound(line)


def test_slow_work_is_ended(pipe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time the process is no more."""
    monkeypatch.setattr(work.pool(), "seconds", 2)
    job = work.pool().submit("a", chores.hold, pipe)
    with begun(pipe) as lines:
        assert lines.read() == ""
    with pytest.raises(work.StoppedError, match="too_slow"):
        job.result()


def test_one_client_does_not_shut_out_another(pipe: str) -> None:
    """While one client holds a process and has more waiting, another one is served."""
    jobs = [work.pool().submit("a", chores.hold, pipe)]
    with begun(pipe) as lines:
        jobs += [work.pool().submit("a", chores.forever, None) for _ in range(3)]
        assert work.pool().submit("b", chores.double, 2).result() == 4
        for job in jobs:
            job.cancel()
        assert lines.read() == ""


def test_too_much_work_is_refused() -> None:
    """Whose line is full is told at once that the server is busy."""
    pool = work.Pool()
    pool.turns = Turns(most=2, most_of_one=1)
    pool.start = lambda: None  # type: ignore[method-assign]
    waiting = pool.submit("a", chores.double, 1)
    refused = pool.submit("a", chores.double, 1)
    assert not waiting.done()
    with pytest.raises(work.StoppedError, match="busy"):
        refused.result()


def asking(pipe: str, seen: list[TextIOWrapper]) -> Request:
    """A request whose client goes away once the work has begun."""

    async def receive() -> Message:
        seen.append(await asyncio.to_thread(begun, pipe))
        return {"type": "http.disconnect"}

    return Request({"type": "http", "client": ("192.0.2.1", 1), "headers": []}, receive)


def test_a_client_that_goes_away_ends_its_work(pipe: str) -> None:
    """The process is no more, and nothing is logged as an error of ours."""
    seen: list[TextIOWrapper] = []
    with pytest.raises(ProblemError) as caught:
        asyncio.run(limits.computed(asking(pipe, seen), chores.hold, pipe))
    assert caught.value.status is HTTPStatus.BAD_REQUEST
    with seen[0] as lines:
        assert lines.read() == ""
