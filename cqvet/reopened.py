"""A page that stayed open while the server was started anew: its first click counts.

The browser connects again without a word and keeps showing the page. What the reader then
does reaches a session that has never run: it knows neither the parts of the page nor their
widgets, so it would take the address for newer than the choice, and drop what belongs to a
part that runs alone. Therefore the page is opened from its address first, as a link is, and
the message of the browser is handed on when that has been done.
"""

import asyncio
import logging
from typing import Final

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cqvet.base.asgi import Between

log = logging.getLogger("cqvet")

PATIENCE: Final = 30.0
"""Seconds until the message is handed on even if the page has not come to its end."""


class Reopened(Between):
    """ASGI middleware on the connection of each open page."""

    kind = "websocket"

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        held: list[Message] = []
        ran = asyncio.Event()
        fresh = True

        async def handed_on() -> Message:
            nonlocal fresh
            if held:
                try:
                    await asyncio.wait_for(ran.wait(), PATIENCE)
                except TimeoutError:
                    log.warning("A page that was opened anew did not end in %s s", PATIENCE)
                return held.pop()
            message = await receive()
            if fresh and message.get("bytes"):
                fresh = False
                opening = opens(message["bytes"])
                if opening:
                    held.append(message)
                    return {**message, "bytes": opening}
            return message

        async def watched(message: Message) -> None:
            await send(message)
            if held and ends(message.get("bytes") or b""):
                ran.set()

        await self.app(scope, handed_on, watched)


def opens(content: bytes) -> bytes:
    """The message that opens the page which sent this one; empty where nothing is on it yet."""
    message = BackMsg()
    try:
        message.ParseFromString(content)
    except DecodeError:
        return b""
    if not message.rerun_script.widget_states.widgets:
        return b""
    message.rerun_script.ClearField("widget_states")
    message.rerun_script.ClearField("fragment_id")
    return bytes(message.SerializeToString())


def ends(content: bytes) -> bool:
    """Whether a message of the server says that the page has come to its end."""
    message = ForwardMsg()
    message.ParseFromString(content)
    early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    return message.WhichOneof("type") == "script_finished" and message.script_finished != early
