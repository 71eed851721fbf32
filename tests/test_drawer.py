"""The drawer: whatever figure is asked for, it opens on every page, beside what stands there."""

import pytest

from cqvet import registry
from cqvet.evidence import ledger
from cqvet.i18n import Text
from tests.conftest import open_page
from tests.test_pages import PAGES, failures

BESIDE = {
    "matching": "layout_match_rate",
    "quality": "numbers_competition_years",
    "twin_cities": "cities_guangan_chongqing_colleges",
    "strategy": "strategy_special_fund",
    "international": "intl_overseas_projects",
}
"""For some pages a figure whose relations the page itself shows in full."""


@pytest.mark.parametrize("page_id", BESIDE)
def test_a_figure_opens_on_the_page_that_is_about_it(page_id: str) -> None:
    """The drawer shows the relations of a figure although the page behind shows them too."""
    (page,) = (page for page in registry.PAGES if page.id == page_id)
    at = open_page(page, {"lang": "en", "figure": BESIDE[page_id]})
    assert failures(at) == []
    assert Text("en")("figure.cite") in [caption.value for caption in at.caption]


@pytest.mark.long
@PAGES
def test_every_figure_of_the_article_opens_on_every_page(page: registry.Page) -> None:
    """All figures and statements of the article, one after the other, on the same open page."""
    at = open_page(page, {"lang": "en"})
    entries = ledger.entries()
    for entry in entries[entries["kind"] != "reference"]["id"]:
        at.query_params["figure"] = entry
        at.run()
        assert failures(at) == [], entry
        assert Text("en")("figure.cite") in [caption.value for caption in at.caption], entry
