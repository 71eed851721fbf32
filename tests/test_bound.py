"""Controls that stand for one parameter together."""

from streamlit.testing.v1 import AppTest


def two() -> None:
    """A parameter of two numbers, of which the first may not be the larger one."""
    import streamlit as st  # noqa: PLC0415

    from cqvet.ui.bound import Bound  # noqa: PLC0415

    st.session_state.setdefault("pair", "1-2")
    own = Bound(
        "pair",
        lambda code: dict(zip(("low", "high"), map(int, code.split("-")), strict=True)),
        lambda held: f"{held['low']}-{held['high']}" if held["low"] <= held["high"] else None,
    )
    for name in reversed([*own.seed()]):
        st.number_input(name, 0, 9, key=own.key(name), on_change=own.take)


def test_controls_are_bound_by_name_and_keep_what_cannot_stand_out_of_the_address() -> None:
    """Whatever their order on the page, each sets its own part; a bad pair leaves the last one."""
    at = AppTest.from_function(two).run()
    at.number_input(key="pair_high").set_value(7).run()
    assert at.session_state["pair"] == "1-7"
    at.number_input(key="pair_low").set_value(9).run()
    assert at.session_state["pair"] == "1-7"
    assert at.number_input(key="pair_low").value == 1
