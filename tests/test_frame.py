"""What a part of a page does before it draws."""

from types import SimpleNamespace
from typing import Any

import pytest

from cqvet.base.filters import NAMES, Filters
from cqvet.i18n import Text
from cqvet.registry import PAGES
from cqvet.ui import frame


class WholePageError(Exception):
    """What stands for a run of the whole page."""


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The session of a reader, outside of a running page."""
    state: dict[str, Any] = dict.fromkeys(NAMES, "") | {"figure": ""}

    def rerun() -> None:
        raise WholePageError

    monkeypatch.setattr(
        frame, "st", SimpleNamespace(session_state=state, rerun=rerun, fragment=lambda part: part)
    )
    monkeypatch.setattr(frame, "commit", lambda _params: None)
    return state


VIEW = frame.View(PAGES[0], Text("en"), Filters(), dark=False, narrow=False, figure="")


@pytest.mark.parametrize(("name", "value"), [("zone", "metro"), ("figure", "layout_match_rate")])
def test_a_click_that_concerns_the_page_draws_nothing_old(
    session: dict[str, Any], name: str, value: str
) -> None:
    """A part whose click changed a shared filter or opened a source leaves drawing to the page."""
    drawn: list[frame.View] = []
    session[name] = value
    with pytest.raises(WholePageError):
        frame.part(drawn.append)(VIEW)
    assert drawn == []


def test_a_click_that_concerns_the_part_draws_once(session: dict[str, Any]) -> None:
    """A part whose own parameter changed is drawn, once, and the page is left alone."""
    drawn: list[frame.View] = []
    session["item"] = "any"
    frame.part(drawn.append)(VIEW)
    assert drawn == [VIEW]
