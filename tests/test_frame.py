"""What a part of a page does before it draws."""

from types import SimpleNamespace
from typing import Any

import pytest

from cqvet.base.filters import NAMES, Filters
from cqvet.i18n import LANGS, Lang, Text
from cqvet.registry import PAGES
from cqvet.ui import frame
from tests.conftest import go_back, open_page
from tests.screen import blocks, screen, text


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


LAYOUT = next(page for page in PAGES if page.id == "layout")
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


CITY_WIDE = {
    "overview": {"of_city": 5},
    "pipeline": {"of_city": 1, "in_city": 4},
    "matching": {"of_city": 3, "in_city": 1},
    "international": {"of_city": 5},
    "partners": {"of_city": 2, "in_city": 1},
    "strategy": {"of_city": 4},
    "quality": {"of_city": 4},
}
"""How many names and sentences of a page are the whole city's."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page_id", CITY_WIDE)
def test_under_a_region_what_is_the_citys_says_so(page_id: str, lang: Lang) -> None:
    """Each figure of the city carries a tag where a zone is chosen, and none where it is not."""
    known, t = next(one for one in PAGES if one.id == page_id), Text(lang)
    for zone, wanted in (("northeast", CITY_WIDE[page_id]), ("", {})):
        lines = [
            text(part)
            for block in blocks(screen(known, lang=lang, zone=zone))
            if block["look"] != "finding"
            for part in block["parts"]
        ]
        first, last = (t(f"frame.{form}", text="|") for form in ("in_city", "of_city"))
        found = {
            "of_city": sum(line.endswith(last.strip("|")) for line in lines),
            "in_city": sum(line.startswith(first.strip("|")) for line in lines),
        }
        assert {form: n for form, n in found.items() if n} == wanted


def test_a_choice_made_before_the_browser_heard_of_the_last_one_keeps_both() -> None:
    """A request with the address of before, in which a control has changed, undoes nothing."""
    at = open_page(LAYOUT, {"lang": "zh"})
    at.selectbox(key="district").set_value("500101").run()
    at.query_params = {"lang": "zh"}
    at.selectbox(key="measure").set_value("gdp").run()
    assert (at.session_state["district"], at.session_state["measure"]) == ("500101", "gdp")
    asked = {name: at.query_params[name] for name in at.query_params}
    assert asked == {"lang": "zh", "district": "500101", "measure": "gdp"}


def test_an_address_that_the_browser_still_shows_is_no_news() -> None:
    """Without a step through the history, the address of before undoes nothing and is mended."""
    at = open_page(LAYOUT, {"lang": "zh"})
    at.selectbox(key="district").set_value("500101").run()
    at.query_params = {"lang": "zh"}
    at.run()
    assert at.session_state["district"] == "500101"
    assert at.query_params["district"] in ("500101", ["500101"])


def test_going_back_to_an_address_undoes_what_was_chosen() -> None:
    """An address that the history opened replaces the view."""
    at = open_page(LAYOUT, {"lang": "zh"})
    at.selectbox(key="district").set_value("500101").run()
    go_back(at, {"lang": "zh"})
    assert at.session_state["district"] == ""
