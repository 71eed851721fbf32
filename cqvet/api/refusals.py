"""One form for all refusals: also those of Streamlit and of the router are problem documents."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from cqvet.api.problems import MEDIA_TYPE, answer
from cqvet.base.asgi import Between


class Refusals(Between):
    """ASGI middleware: whatever refuses a request, and whatever fails, says so as the API does."""

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = replaced = False

        async def told(message: Message) -> None:
            nonlocal started, replaced
            if message["type"] == "http.response.start":
                started, replaced = True, _is_bare(message)
                if replaced:
                    await _retold(message)(scope, receive, send)
            if not replaced:
                await send(message)

        try:
            await self.app(scope, receive, told)
        except Exception as error:
            if started:
                raise
            await answer(error)(scope, receive, send)


def _is_bare(message: Message) -> bool:
    """Whether an answer refuses without saying so in our form."""
    told = (b"content-type", MEDIA_TYPE.encode()) in list(message["headers"])
    return not told and message["status"] >= HTTPStatus.BAD_REQUEST


def _retold(message: Message) -> Response:
    """The same refusal as a problem document; headers that are not about the content stay."""
    response = answer(HTTPException(message["status"]))
    own = {b"content-encoding", *(name for name, _ in response.raw_headers)}
    response.raw_headers += [pair for pair in message["headers"] if pair[0].lower() not in own]
    return response
