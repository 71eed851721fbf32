"""Lever values between the address and the controls: only what can stand goes into the address.

The parameter of a lever holds the text of the address: empty where nothing is set. What cannot
stand, typed or from the address, waits in `TRIED` with a sentence at its lever, while the
parameters keep the last values that could.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet.base.fault import Fault
from cqvet.base.state import opened
from cqvet.models.flow import LEVERS, Lever, Tables, read_levers, written

YEAR: Final = "at"
TRIED: Final = "_tried"
ADDRESS: Final = "_tried_at"
"""Which address was open when it was tried."""


def settle() -> tuple[dict[str, float], Sequence[Fault]]:
    """Take over what the address and the controls say; returns what is set and the faults."""
    asked = {name: st.session_state[name] for name in LEVERS if st.session_state[name]}
    wrong = _involved(read_levers(asked)[1])
    same = st.session_state.get(ADDRESS) == opened()
    st.session_state[ADDRESS] = opened()
    tried: dict[str, str] = {
        **(st.session_state.get(TRIED, {}) if same else {}),
        **{name: asked.pop(name) for name in wrong & asked.keys()},
    }
    faults = read_levers(asked | tried)[1]
    wrong = _involved(faults)
    fit = {name: text for name, text in tried.items() if name not in wrong}
    values = read_levers(asked | fit)[0]
    use(values)
    st.session_state[TRIED] = {name: text for name, text in tried.items() if name in wrong}
    return values, faults


def use(values: Mapping[str, float]) -> None:
    """These levers are set, and no others."""
    kept = {name: written(value) for name, value in values.items()}
    st.session_state.update(dict.fromkeys(LEVERS, "") | kept)


def take(name: str) -> None:
    """A control was changed: its number is tried in the next run, with others still at fault."""
    tried = {n: text for n, text in st.session_state[TRIED].items() if text == _typed(n)}
    tried.pop(name, None)
    if st.session_state[control(name)] is None:
        st.session_state[name] = ""
    else:
        tried[name] = _typed(name)
    st.session_state[TRIED] = tried


def pick(name: str) -> None:
    """A lever was moved by hand: what it can show can stand; back at today's value, none is set."""
    lever, now = LEVERS[name], st.session_state[picked(name)]
    st.session_state[TRIED].pop(name, None)
    back = now == shown(lever, lever.default)
    st.session_state[name] = "" if back else written(now / scale(lever))


def bring(texts: Mapping[str, str]) -> None:
    """Numbers from a file are tried like typed ones."""
    st.session_state[TRIED] = {**st.session_state[TRIED], **texts}


def reset() -> None:
    """Today's values everywhere."""
    use({})
    st.session_state[TRIED] = {}


def seed(name: str, values: Mapping[str, float]) -> None:
    """Before a control is drawn: its value, or the number that was tried and cannot stand.

    Where today's value is a range, nothing set is an empty control.
    """
    lever, tried = LEVERS[name], st.session_state[TRIED].get(name)
    if tried is not None and control(name) in st.session_state:
        return
    value = values.get(name, lever.default if lever.link == "exact" else None)
    st.session_state[control(name)] = None if value is None else shown(lever, value)


def year(found: Tables) -> int:
    """The year whose results are read; the last one where the horizon is nearer."""
    return min(int(st.session_state[YEAR]), int(found.outcomes["year"].max()))


def control(name: str) -> str:
    """The widget key of a lever."""
    return f"set_{name}"


def picked(name: str) -> str:
    """The widget key of a lever that is moved by hand."""
    return f"pick_{name}"


def scale(lever: Lever) -> float:
    """What the control shows for 1: shares are typed in percent."""
    return 100.0 if lever.unit == "share" else 1.0


def shown(lever: Lever, value: float) -> float:
    """The number in the control of a lever."""
    return round(value * scale(lever), 2 if lever.unit == "ratio" else 1)


def _typed(name: str) -> str:
    number = st.session_state[control(name)]
    return "" if number is None else f"{round(number / scale(LEVERS[name]), 9)}"


def _involved(faults: Sequence[Fault]) -> set[str]:
    return {fault.where for fault in faults}
