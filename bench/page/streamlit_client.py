"""A reader of a Streamlit app without a browser: its websocket, its protobuf, its cache."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

AGE = 2
"""Runs after which the browser forgets a message that it did not need in them."""


class Reader:
    """One reader: opens the page, then changes one control at a time and waits for the end.

    As the browser does, it names the messages that it still holds, so that the server
    sends a reference instead, and runs only the fragment that a widget lives in.
    """

    def __init__(self, address: str, query: str, page: str = "") -> None:
        self.query, self.page = query, page
        self.received = 0
        self.sent = 0
        self.messages = 0
        self.runs = 0
        self.widgets: dict[str, tuple[str, list[str], str]] = {}
        self.others: dict[str, tuple[str, list[str], str]] = {}
        self.states: dict[str, WidgetState] = {}
        self.held: dict[str, tuple[ForwardMsg, int]] = {}
        self.script = ""
        self.socket = connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            compression=None,
        )
        self._run("")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    def choose(self, key: str, value: int) -> None:
        """Choose the option with this index in the selectbox with this key."""
        widget, options, fragment = self.widgets[key]
        self.states[widget] = WidgetState(id=widget, string_value=options[value])
        self._run(fragment)

    def set(self, key: str, *, options: Sequence[str] = (), number: float | None = None) -> None:
        """Press these options of a row of buttons, or move a slider."""
        widget, _, fragment = self.others[key]
        state = WidgetState(id=widget)
        if number is None:
            state.string_array_value.data.extend(options)
        else:
            state.double_array_value.data.append(number)
        self.states[widget] = state
        self._run(fragment)

    def open(self, page: str, query: str) -> None:
        """Go to another page by its link."""
        self.page, self.query, self.script = page, query, ""
        self.states.clear()
        self._run("")

    def _run(self, fragment: str) -> None:
        message = BackMsg()
        ask = message.rerun_script
        ask.query_string, ask.page_script_hash = self.query, self.script
        ask.page_name = "" if self.script else self.page
        ask.fragment_id = fragment
        ask.widget_states.widgets.extend(self.states.values())
        ask.cached_message_hashes.extend(self.held)
        ask.context_info.timezone = "Asia/Shanghai"
        ask.context_info.locale = "zh-CN"
        content = message.SerializeToString()
        self.sent += len(content)
        self.socket.send(content)
        self.runs += 1
        if not fragment:
            # A page that is drawn whole shows all its controls anew, and others no more.
            self.widgets.clear()
            self.others.clear()
        while not self._read():
            pass
        # A run of a part leaves the messages of all else as young as they were.
        self.held = {
            mark: (message, run)
            for mark, (message, run) in self.held.items()
            if self.runs - run <= AGE or (fragment and message.delta.fragment_id != fragment)
        }

    def _read(self) -> bool:
        """Take one message in; says whether it is the end of the last run."""
        content = self.socket.recv(timeout=120)
        if not isinstance(content, bytes):
            raise TypeError("a text frame from Streamlit")
        self.received += len(content)
        self.messages += 1
        message = ForwardMsg.FromString(content)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message, _ = self.held[message.ref_hash]
            kind = "delta"
        if message.metadata.cacheable:
            self.held[message.hash] = (message, self.runs)
        if kind == "new_session":
            self.script = message.new_session.page_script_hash
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._element(message)
        elif kind == "script_finished":
            early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
            return bool(message.script_finished != early)
        return False

    def _element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind in ("button_group", "slider"):
            widget = getattr(element, kind)
            named = [option.content for option in widget.options] if kind != "slider" else []
            key = widget.id.rsplit("-", 1)[-1]
            self.others[key] = (widget.id, named, message.delta.fragment_id)
        if kind == "selectbox":
            box = element.selectbox
            key = box.id.rsplit("-", 1)[-1]
            self.widgets[key] = (box.id, list(box.options), message.delta.fragment_id)
            chosen = box.options[box.default] if box.HasField("default") else ""
            if box.set_value:
                chosen = box.raw_value
            if box.id not in self.states or box.set_value:
                self.states[box.id] = WidgetState(id=box.id, string_value=chosen)
