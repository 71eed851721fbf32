"""The named networks under the shared filters, and the network or member that is open."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet.subjects import networks, partners
from cqvet.ui.frame import View


@dataclass(frozen=True)
class Selection:
    """`networks` are (kind, id) in reading order; `seats` one row a network and seat.

    `open` is the network whose card is open, `member` the member; at most one of them.
    """

    networks: Sequence[tuple[str, str]]
    seats: pd.DataFrame
    open: str
    member: str

    @property
    def codes(self) -> list[str]:
        return [code for _, code in self.networks]


def select(view: View) -> Selection:
    """The networks that the finder lets pass under the same filters."""
    found = partners.find(partners.Ask(view.filters))
    chosen = [(own.item.kind, own.item.id) for own in found if own.item.kind in networks.KINDS]
    table = networks.table()
    state = st.session_state
    return Selection(
        chosen,
        table[table["network"].isin([code for _, code in chosen])],
        state["network"],
        "" if state["network"] else state["member"],
    )


def open_network(code: str) -> None:
    """Open the card of a network; once more closes it."""
    same = st.session_state["network"] == code
    st.session_state.update(network="" if same else code, member="")


def open_member(code: str) -> None:
    """Open the card of a member; once more closes it."""
    same = st.session_state["member"] == code
    st.session_state.update(member="" if same else code, network="")
