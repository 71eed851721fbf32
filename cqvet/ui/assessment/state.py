"""Settings of the toy between the address and the controls."""

from collections.abc import Callable
from dataclasses import fields
from typing import Final

import streamlit as st

from cqvet.models import assessment
from cqvet.models.assessment import Settings

NAMES: Final = tuple(field.name for field in fields(Settings))


def settings() -> Settings:
    """The settings as they stand in the link."""
    return Settings(*(st.session_state[f"toy_{name}"] for name in NAMES))


def apply(found: Settings) -> None:
    """Put all settings into the link."""
    st.session_state.update({f"toy_{name}": getattr(found, name) for name in NAMES})


def seed(key: str, value: int) -> str:
    """Before a control is drawn: its number as the link has it. Returns the widget key."""
    st.session_state[f"set_{key}"] = value
    return f"set_{key}"


def take(name: str) -> None:
    """A threshold was typed."""
    st.session_state[f"toy_{name}"] = str(st.session_state[f"set_{name}"])


def take_shares(refuse: Callable[[], object]) -> None:
    """Weights were typed; all of them 0 cannot stand, so the last ones stay."""
    first, second, third = (st.session_state[f"set_share_{n}"] for n in assessment.INDICATORS)
    if first or second or third:
        st.session_state["toy_shares"] = assessment.encode_shares((first, second, third))
    else:
        refuse()


def take_marks() -> None:
    """Marks of the chosen school were typed."""
    first, second, third = (st.session_state[f"set_mark_{n}"] for n in assessment.INDICATORS)
    st.session_state["toy_marks"] = assessment.replace_marks(
        st.session_state["toy_marks"], st.session_state["toy"], (first, second, third)
    )
