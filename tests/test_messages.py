"""What a page sends: few messages, and lists without the pictures above them."""

from collections import defaultdict
from typing import Final

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.element_tree import ElementTree, parse_tree_from_messages

from cqvet.registry import PAGES, Page
from tests.conftest import open_page

MOST: Final = {"pipeline": 86, "layout": 66}
"""Messages of a page that needs more than all others do."""
PICTURES: Final = {"vega_lite_chart", "deck_gl_json_chart", "echarts_chart"}
LISTED: Final = ("international", "partners", "twin_cities", "strategy")
"""Pages with pictures above lists."""


@pytest.fixture
def sent(page: Page, monkeypatch: pytest.MonkeyPatch) -> list[ForwardMsg]:
    """What the server sends for a page."""
    seen: list[ForwardMsg] = []

    def parsed(messages: list[ForwardMsg]) -> ElementTree:
        seen[:] = messages
        return parse_tree_from_messages(messages)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", parsed)
    open_page(page, {"lang": "zh"})
    return seen


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_sends_few_messages(page: Page, sent: list[ForwardMsg]) -> None:
    """At most sixty-five for a whole page: each costs the server and the browser time."""
    assert 30 < len(sent) <= MOST.get(page.id, 65)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.id in LISTED], ids=lambda page: page.id
)
def test_another_list_redraws_no_picture(sent: list[ForwardMsg]) -> None:
    """The choice of a list and the list run apart from the pictures above them."""
    found = defaultdict(set)
    for message in sent:
        kind = message.delta.new_element.WhichOneof("type")
        found[message.delta.fragment_id].add(kind)
    (lists,) = (kinds for kinds in found.values() if "dataframe" in kinds)
    assert "button_group" in lists
    assert not lists & PICTURES
