"""Every numeral on every page leads to its source, in both languages."""

import pytest

from cqvet import registry
from cqvet.i18n import LANGS, Lang
from tests import crawl
from tests.screen import screen

VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "zone": {"zone": "southeast"},
    "district": {"district": "500118", "measure": "higher_per_100k"},
    "cluster": {"cluster": "L1"},
    "published": {"evidence": "published"},
}
PAGES = pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)


def query(page: registry.Page, view: str) -> dict[str, str]:
    """The part of a view that the page knows."""
    known = {param.name for param in registry.params(page)}
    return {name: value for name, value in VIEWS[view].items() if name in known}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGS)
@PAGES
def test_every_numeral_has_a_source(page: registry.Page, lang: Lang, view: str) -> None:
    """All numerals of a page are figures that resolve, stand in a record, or are exempt."""
    assert crawl.faults(screen(page, lang=lang, **query(page, view))) == []


@pytest.mark.parametrize("view", VIEWS)
@PAGES
def test_both_languages_show_the_same_figures(page: registry.Page, view: str) -> None:
    """The Chinese and the English page show the same ledger ids and references."""
    zh, en = (screen(page, lang=lang, **query(page, view)) for lang in LANGS)
    assert crawl.references(zh) == crawl.references(en)
    assert crawl.entries(zh) == crawl.entries(en)


def test_the_crawl_sees_a_numeral_without_a_source() -> None:
    """A typed number is a fault; a year, a code and a recorded sentence are not."""
    assert crawl.loose("其中有 57 所。") == ("57",)
    assert crawl.loose("In 2025 the 33618 system, cluster L1, had 3+4 routes.") == ()
    assert crawl.loose("2025 年 10 月") == ()
