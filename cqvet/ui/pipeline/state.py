"""Lever values between the address and the controls: only what can stand goes into the address.

The parameter of a lever holds the text of the address: empty for today's value. What cannot
stand, typed or from the address, waits in `TRIED` with a sentence at its lever, while the
parameters keep the last values that could.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet.flow import LEVERS, Fault, Lever, defaults, read_levers

TRIED: Final = "_tried"


def settle() -> tuple[dict[str, float], Sequence[Fault]]:
    """Take over what the address and the controls say; returns valid values and the faults."""
    asked = {name: st.session_state[name] for name in LEVERS if st.session_state[name]}
    wrong = _involved(read_levers(asked)[1])
    tried: dict[str, str] = {
        **st.session_state.get(TRIED, {}),
        **{name: asked.pop(name) for name in wrong & asked.keys()},
    }
    faults = read_levers(asked | tried)[1]
    wrong = _involved(faults)
    fit = {name: text for name, text in tried.items() if name not in wrong}
    kept = {name: text_of(LEVERS[name], float(text)) for name, text in (asked | fit).items()}
    st.session_state.update(dict.fromkeys(LEVERS, "") | kept)
    st.session_state[TRIED] = {name: text for name, text in tried.items() if name in wrong}
    return read_levers({name: text for name, text in kept.items() if text})[0], faults


def take(name: str) -> None:
    """A control was changed: its number is tried in the next run, with others still at fault."""
    tried = {n: text for n, text in st.session_state[TRIED].items() if text == _typed(n)}
    tried.pop(name, None)
    if st.session_state[control(name)] in (None, shown(LEVERS[name], LEVERS[name].default)):
        st.session_state[name] = ""
    else:
        tried[name] = _typed(name)
    st.session_state[TRIED] = tried


def reset() -> None:
    """Today's values everywhere."""
    st.session_state.update(dict.fromkeys(LEVERS, ""), **{TRIED: {}})


def seed(name: str, values: Mapping[str, float]) -> None:
    """Before a control is drawn: its value, or the number that was tried and cannot stand."""
    lever, tried = LEVERS[name], st.session_state[TRIED].get(name)
    if tried is not None and control(name) in st.session_state:
        return
    st.session_state[control(name)] = shown(lever, values[name])


def control(name: str) -> str:
    """The widget key of a lever."""
    return f"set_{name}"


def scale(lever: Lever) -> float:
    """What the control shows for 1: shares are typed in percent."""
    return 100.0 if lever.unit == "share" else 1.0


def shown(lever: Lever, value: float) -> float:
    """The number in the control of a lever."""
    return round(value * scale(lever), 2 if lever.unit == "ratio" else 1)


def text_of(lever: Lever, value: float) -> str:
    """The text in the address: the number, or nothing for today's value."""
    if round(value, 6) == round(defaults()[lever.id], 6):
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _typed(name: str) -> str:
    number = st.session_state[control(name)]
    return "" if number is None else f"{round(number / scale(LEVERS[name]), 9)}"


def _involved(faults: Sequence[Fault]) -> set[str]:
    return {name for fault in faults for name in (fault.lever, *fault.others)}
