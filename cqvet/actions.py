"""What readers do on a page, from the message of the browser to the end of the answer, timed."""

import time
from functools import cache

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash

from cqvet import meters
from cqvet.base.asgi import Between
from cqvet.registry import EVERY, PAGES
from cqvet.reopened import ends

LONGEST = 100
"""In bytes. The message that ends an answer is short, so that no other need be unpacked."""


class Actions(Between):
    """ASGI middleware on the connection of each open page: sessions counted, answers timed."""

    kind = "websocket"

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        # What is asked while an answer is on its way is part of the same wait.
        asked: tuple[str, str, float] | None = None

        async def heard() -> Message:
            nonlocal asked
            message = await receive()
            if named := what(message.get("bytes") or b""):
                asked = asked or (*named, time.perf_counter())
            return message

        async def answered(message: Message) -> None:
            nonlocal asked
            await send(message)
            content = message.get("bytes") or b""
            if asked and len(content) < LONGEST and ends(content):
                page, kind, since = asked
                seconds, asked = time.perf_counter() - since, None
                meters.ACTIONS.labels(page, kind).observe(seconds)
                meters.told("action", page=page, kind=kind, seconds=round(seconds, 4))

        with meters.SESSIONS.track_inprogress():
            await self.app(scope, heard, answered)


def what(content: bytes) -> tuple[str, str] | None:
    """The page that a message asks for, and whether all of it or a part; None where for neither."""
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return None
    if message.WhichOneof("type") != "rerun_script":
        return None
    asked = message.rerun_script
    name = pages().get(asked.page_script_hash, asked.page_name.strip("/") or PAGES[0].id)
    known = name if name in pages().values() else "unknown"
    return known, "part" if asked.fragment_id else "page"


@cache
def pages() -> dict[str, str]:
    """The pages by the mark that the browser names them with; the first has an empty address."""
    found = {calc_hash(page.id): page.id for page in EVERY}
    return {**found, calc_hash(""): PAGES[0].id}
