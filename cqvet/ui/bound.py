"""Controls that set a parameter which is the code of several values, each bound by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

BOX = "box"
"""The name of the only control of a parameter."""


@dataclass(frozen=True)
class Bound:
    """What `read` makes of the code of a parameter, by name, stands in the controls of the names.

    `write` makes a code of what they hold, or None of what cannot stand: then the last code stays.
    """

    param: str
    read: Callable[[str], Mapping[str, Any]]
    write: Callable[[Mapping[str, Any]], str | None]

    def key(self, name: str = BOX) -> str:
        """The widget key of a control."""
        return f"{self.param}_{name}"

    def seed(self) -> Mapping[str, Any]:
        """Before the controls are drawn: what the address says, which they then hold."""
        values = self.read(st.session_state[self.param])
        st.session_state.update({self.key(name): value for name, value in values.items()})
        return values

    def take(self) -> None:
        """A control was changed."""
        names = self.read(st.session_state[self.param])
        code = self.write({name: st.session_state[self.key(name)] for name in names})
        if code is not None:
            st.session_state[self.param] = code
