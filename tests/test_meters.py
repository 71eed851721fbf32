"""What is counted and logged: actions, sessions, refusals, memory; never a word of a reader."""

import asyncio
import json
import logging
import os
import sys

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

from cqvet import actions, api, meters, server, work

NAME = "张三 <zhang@example.org>"


def value(name: str, **labels: str) -> float:
    """What a meter shows; 0 where it has not been touched."""
    return meters.REGISTRY.get_sample_value(name, labels) or 0.0


def asks(page: str = "", name: str = "", fragment: str = "") -> bytes:
    message = BackMsg()
    message.rerun_script.page_script_hash = page
    message.rerun_script.page_name = name
    message.rerun_script.fragment_id = fragment
    message.rerun_script.query_string = f"q={NAME}"
    return bytes(message.SerializeToString())


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (asks(), ("overview", "page")),
        (asks(name="layout"), ("layout", "page")),
        (asks(page=calc_hash("layout"), fragment="a"), ("layout", "part")),
        (asks(page=calc_hash("")), ("overview", "page")),
        (asks(name=NAME), ("unknown", "page")),
        (BackMsg(stop_script=True).SerializeToString(), None),
        (b"\xff\xff", None),
        (b"", None),
    ],
)
def test_an_action_is_known_by_its_page(content: bytes, found: tuple[str, str] | None) -> None:
    """Only pages of ours are labels, so that nobody can make new ones by asking."""
    assert actions.what(content) == found


def test_an_action_is_timed_from_the_question_to_the_end() -> None:
    """What is asked meanwhile is part of the same wait; the session counts while it is open."""
    done = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()
    early = ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN).SerializeToString()
    coming = [asks(name="layout", fragment="a"), asks(name="layout", fragment="a")]
    labels = {"page": "layout", "kind": "part"}
    before, seen = value("cqvet_action_seconds_count", **labels), []

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": coming.pop(0)}

    async def send(_message: Message) -> None:
        seen.append(value("cqvet_sessions"))

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        for _ in range(2):
            await receive()
        for content in (early, b"x" * 200, done, done):
            await send({"type": "websocket.send", "bytes": content})

    open_before = value("cqvet_sessions")
    asyncio.run(actions.Actions(app)({"type": "websocket"}, receive, send))
    assert value("cqvet_action_seconds_count", **labels) == before + 1
    assert set(seen) == {open_before + 1}
    assert value("cqvet_sessions") == open_before


def test_refusals_and_failures_are_counted() -> None:
    """Requests that are refused, work that is stopped, and what was not foreseen."""
    client = TestClient(
        Starlette(routes=server.routes(), middleware=list(server.middleware())),
        "http://a b",
    )
    before = value("cqvet_refusals_total", code="malformed_host")
    client.get("/healthz", headers={"host": "a b"})
    assert value("cqvet_refusals_total", code="malformed_host") == before + 1
    before = value("cqvet_refusals_total", code="busy")
    work.StoppedError("busy")
    assert value("cqvet_refusals_total", code="busy") == before + 1
    before = value("cqvet_failures_total")
    api.answer(RuntimeError())
    assert value("cqvet_failures_total") == before + 1


def test_memory_is_that_of_all_processes() -> None:
    """More than nothing, and less than all that they hold, for some of it is shared."""
    assert os.getpid() in meters.family(os.getpid())
    assert value("process_resident_memory_bytes") > value("cqvet_memory_bytes") * 0.2 > 1e6


def record(error: Exception | None = None) -> logging.LogRecord:
    try:
        if error:
            raise error
    except RuntimeError:
        return logging.LogRecord("cqvet", 40, "x.py", 1, "failed", (), sys.exc_info())
    return logging.LogRecord("cqvet", 20, "x.py", 1, "an %s", ("event",), None)


def test_a_line_is_json() -> None:
    """One object a line, with the time in UTC and what belongs to the event."""
    plain = record()
    plain.fields = {"page": "layout", "seconds": 0.1}
    text = meters.Lines().format(plain)
    found = json.loads(text)
    assert "\n" not in text
    assert found.pop("time").endswith("+00:00")
    assert found == {
        "level": "info",
        "logger": "cqvet",
        "event": "an event",
        "page": "layout",
        "seconds": 0.1,
    }


def test_a_failure_has_kind_and_place_and_quotes_nobody() -> None:
    """The message of an error may hold what a reader wrote."""
    text = meters.Lines().format(record(RuntimeError(NAME)))
    found = json.loads(text)
    assert found["error"] == "RuntimeError"
    assert "test_meters.py" in found["trace"][-1]
    assert "zhang" not in text


def test_requests_are_logged_without_their_reader(caplog: pytest.LogCaptureFixture) -> None:
    """Route, status and duration; no address, no query, no file."""
    app = Starlette(routes=server.routes(), middleware=list(server.middleware()))
    with caplog.at_level(logging.INFO, "cqvet"):
        TestClient(app).get(f"/api/v1/search?q={NAME}")
    (line,) = (found for found in caplog.records if found.getMessage() == "request")
    assert line.fields.keys() == {"route", "status", "seconds"}  # type: ignore[attr-defined]
    assert "zhang" not in meters.Lines().format(line)


def test_prometheus_reads_it_all() -> None:
    """The parser of Prometheus' own client takes every line."""
    text = TestClient(Starlette(routes=server.routes())).get("/metrics").text
    names = {family.name for family in text_string_to_metric_families(text)}
    assert {"cqvet_action_seconds", "cqvet_sessions", "cqvet_refusals"} <= names
    assert {"cqvet_memory_bytes", "cqvet_lost_files", "process_cpu_seconds"} <= names
