"""The first message of a page that was open before the server was: opened first, then heard."""

import asyncio
from collections.abc import Sequence

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cqvet.reopened import Reopened, ends, opens

EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
DONE = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


def asks(*widgets: str, fragment: str = "") -> bytes:
    """A message of the browser about these widgets, from a part that runs alone or from none."""
    message = BackMsg()
    message.rerun_script.query_string = "lang=en"
    message.rerun_script.fragment_id = fragment
    for widget in widgets:
        message.rerun_script.widget_states.widgets.add(id=widget, string_value="new")
    return bytes(message.SerializeToString())


def finished(status: ForwardMsg.ScriptFinishedStatus.ValueType) -> bytes:
    message = ForwardMsg(script_finished=status)
    return bytes(message.SerializeToString())


def heard(
    sent: Sequence[bytes], statuses: Sequence[ForwardMsg.ScriptFinishedStatus.ValueType] = (DONE,)
) -> list[bytes]:
    """What an app hears of a connection on which `sent` comes, when it answers each with a run."""
    coming = [{"type": "websocket.receive", "bytes": content} for content in sent]
    found: list[bytes] = []

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            found.append(message["bytes"])
            for status in statuses:
                await send({"type": "websocket.send", "bytes": finished(status)})

    async def receive() -> Message:
        return coming.pop(0) if coming else {"type": "websocket.disconnect"}

    async def send(_message: Message) -> None:
        return

    asyncio.run(Reopened(app)({"type": "websocket"}, receive, send))
    return found


def test_a_choice_on_an_open_page_is_heard_after_the_page() -> None:
    """The page runs as its address says, whole and without a widget; then comes the choice."""
    choice = asks("zone", fragment="part")
    assert heard([choice, choice], (EARLY, DONE)) == [opens(choice), choice, choice]
    opening = BackMsg.FromString(opens(choice)).rerun_script
    assert (opening.query_string, opening.fragment_id) == ("lang=en", "")
    assert list(opening.widget_states.widgets) == []


def test_a_first_visit_is_heard_as_it_comes() -> None:
    """A page that is not there yet has no widgets: nothing is said twice, now or later."""
    visit, choice = asks(), asks("zone")
    assert heard([visit, choice]) == [visit, choice]


def test_nonsense_is_left_to_whoever_reads_it() -> None:
    """What is no message goes on unchanged."""
    assert heard([b"\xff\xff", b""]) == [b"\xff\xff", b""]


def test_a_run_that_starts_over_is_no_end() -> None:
    """Only the end of the page counts, not that of a run which begins again."""
    assert [ends(finished(status)) for status in (EARLY, DONE)] == [False, True]
    assert not ends(b"")
