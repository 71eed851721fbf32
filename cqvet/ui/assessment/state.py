"""Settings of the toy between the address and the controls."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

import streamlit as st

from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.models.assessment import INDICATORS, Settings
from cqvet.models.assessment.toys import Marks
from cqvet.ui.bound import BOX, Bound

NAMES: Final = tuple(field.name for field in fields(Settings))


def settings() -> Settings:
    """The settings as they stand in the link."""
    return Settings(**{name: st.session_state[f"toy_{name}"] for name in NAMES})


def apply(found: Settings) -> None:
    """Put all settings into the link."""
    st.session_state.update({f"toy_{name}": getattr(found, name) for name in NAMES})


def threshold(name: str) -> Bound:
    """One of the two thresholds."""
    return Bound(f"toy_{name}", lambda code: {BOX: int(code)}, lambda values: str(values[BOX]))


def shares(t: Text) -> Bound:
    """The weights of the indicators; all of them 0 cannot stand."""

    def write(values: Mapping[str, int]) -> str | None:
        if any(values.values()):
            return assessment.encode_shares(_marks(values))
        st.toast(t("assessment.refused_shares"))
        return None

    return Bound("toy_shares", lambda code: _named(assessment.decode_shares(code)), write)


def marks() -> Bound:
    """The marks of the chosen school."""
    school = st.session_state["toy"]

    def read(code: str) -> Mapping[str, int]:
        return _named(next(s.marks for s in assessment.decode_marks(code) if s.id == school))

    def write(values: Mapping[str, int]) -> str:
        return assessment.replace_marks(st.session_state["toy_marks"], school, _marks(values))

    return Bound("toy_marks", read, write)


def _named(marks: Marks) -> dict[str, int]:
    return dict(zip(INDICATORS, marks, strict=True))


def _marks(values: Mapping[str, int]) -> Marks:
    first, second, third = (values[name] for name in INDICATORS)
    return first, second, third
