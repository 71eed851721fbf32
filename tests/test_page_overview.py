"""The board: four tiles that follow the filters, figures, questions and doors."""

import json
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import registry
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import board
from cqvet.ui import filterbar
from cqvet.ui.overview import leads, tiles
from tests import crawl
from tests.conftest import open_page
from tests.screen import figures, screen

PAGE: Final = registry.PAGES[0]


def shown(at: AppTest) -> dict[str, dict[str, Any]]:
    """What each tile hands to the browser, by name."""
    found = {}
    for element in at.get("bidi_component"):
        content = json.loads(element.proto.json) if element.proto.json else {}
        if content.get("shape") == "tile":
            found[element.proto.id.rsplit("tile_", 1)[1]] = content
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_four_tiles_each_with_a_link_a_sentence_and_a_picture(lang: Lang) -> None:
    """The sentence is what the picture is called; links carry the filters."""
    at = screen(PAGE, lang=lang, zone="metro")
    assert list(shown(at)) == list(board.ACTS)
    for content in shown(at).values():
        said = content["blocks"][0]["parts"][0]["pieces"]
        words = "".join(p if isinstance(p, str) else p["text"] for p in said)
        assert content["picture"]["alt"] == words
        assert f"lang={lang}" in content["picture"]["wide"]
    links = [link.proto for link in at.get("page_link")]
    assert len(links) == len(tiles.LEADS) + len(leads.QUESTIONS) + len(leads.DOORS)
    assert all("zone=metro" in link.query_string for link in links)
    assert crawl.faults(at) == []


@pytest.mark.parametrize(
    ("query", "city_wide"),
    [
        ({}, set()),
        ({"zone": "northeast"}, {"flow", "match"}),
        ({"district": "500243"}, {"flow", "match"}),
        ({"cluster": "L1"}, set[str]()),
    ],
)
def test_a_tile_that_cannot_be_split_says_so(query: dict[str, str], city_wide: set[str]) -> None:
    """Under a region the flow and the match are the city's, and carry a tag."""
    found = shown(screen(PAGE, lang="en", **query))
    tagged = {name for name, one in found.items() if len(one["blocks"]) == 2}
    assert tagged == city_wide


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_modelled_where_only_published_figures_count(lang: Lang) -> None:
    """The two tiles of models say so and have no picture; no figure of the page is modelled."""
    at = screen(PAGE, lang=lang, evidence="published")
    found = shown(at)
    assert {name for name, one in found.items() if "picture" not in one} == board.MODELLED
    for name in board.MODELLED:
        said = found[name]["blocks"][0]["parts"][0]["pieces"]
        assert Text(lang)(f"board.{name}_modelled") in str(said[0])
    assert [one for one in figures(at) if one["kind"] == "modelled"] == []


def test_pictures_follow_the_filters() -> None:
    """A zone changes the addresses of map and world, a cluster that of the match as well."""
    usual, zone, cluster = (
        {name: one["picture"]["wide"] for name, one in shown(screen(PAGE, lang="en", **q)).items()}
        for q in ({}, {"zone": "northeast"}, {"cluster": "L1"})
    )
    assert {name for name in usual if usual[name] != zone[name]} == {"map", "world"}
    assert {name for name in usual if usual[name] != cluster[name]} == {"map", "match", "world"}


@pytest.mark.parametrize("query", [{"figure": "layout_match_rate"}, {"figure": "intro_alliances"}])
def test_old_links_to_a_figure_still_open_it(query: dict[str, str]) -> None:
    """A figure that stood on this page opens here although its table is on another."""
    at = screen(PAGE, lang="en", **query)
    assert not at.exception
    assert Text("en")("figure.cite") in [caption.value for caption in at.caption]


def test_one_switch_leaves_out_what_is_modelled_and_leaves_no_gap() -> None:
    """It reaches the address; the tiles without a picture stand last, side by side."""
    at = open_page(PAGE, {"lang": "en"})
    at.toggle(key=filterbar.SWITCH).set_value(True).run()
    assert at.query_params["evidence"] in ("published", ["published"])
    drawn = ["picture" in content for content in shown(at).values()]
    assert len(drawn) == len(tiles.LEADS)
    assert True in drawn
    assert drawn == sorted(drawn, reverse=True)
    at.toggle(key=filterbar.SWITCH).set_value(False).run()
    assert "evidence" not in at.query_params
