"""The page of all results: kind by kind, each a link; a miss alone on its page."""

from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import registry
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import search
from cqvet.ui import go
from tests import crawl, hostile
from tests.conftest import open_page
from tests.screen import blocks, figures, screen, text

PAGE: Final = next(page for page in registry.EVERY if page.id == "search")


def labels(at: AppTest) -> list[str]:
    """The kinds that are listed, in order."""
    return [text(block["parts"][0]) for block in blocks(at) if block["look"] == "row named"]


@pytest.mark.parametrize("lang", LANGS)
def test_results_stand_by_kind_with_their_number(lang: Lang) -> None:
    """Each kind says how many there are; each result is a link to its view; numerals resolve."""
    at, found = screen(PAGE, lang=lang, q="永川"), search.find("永川")
    order = dict.fromkeys(hit.kind for hit in found.hits)
    t = Text(lang)
    assert labels(at) == [f"{t(f'search.kind_{kind}')} {found.counts[kind]}" for kind in order]
    links = {figure["text"]: figure["ref"] for figure in figures(at) if figure["kind"] == "view"}
    assert links[found.hits[0].title[lang]] == f"profile?lang={lang}&kind=district&id=500118"
    assert crawl.faults(at) == []


def test_a_kind_lists_all_of_its_own() -> None:
    """Of one kind more is listed than of all kinds together, and nothing else."""
    few, all_ = (
        screen(PAGE, lang="zh", q="职业学院", **kind) for kind in ({}, {"kind": "institution"})
    )
    hits = [[own for own in figures(at) if own["ref"].startswith("profile?")] for at in (few, all_)]
    assert len(labels(all_)) == 1
    assert len(hits[0]) < len(hits[1]) == search.find("职业学院").counts["institution"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("why", ["nothing", "country", *search.ABSENT, "text"])
def test_a_miss_says_where_else_to_look_and_nothing_stands_below(why: str, lang: Lang) -> None:
    """A text that finds nothing has two sentences on its page: why, and where else."""
    asked = {"nothing": "xyzzy", "country": "肯尼亚", "wages": "工资", "ranking": "学校排名"}
    asked |= {"admission": "分数线", "fees": "学费", "text": "", "employment": "就业率"}
    asked |= {"staff": "师资", "campus": "宿舍", "detail": "辍学", "contact": "电话"}
    asked |= {"forecast": "明年会有多少所学校", "beyond": "天气", "elsewhere": "北京的学校"}
    at, t = screen(PAGE, lang=lang, q=asked[why]), Text(lang)
    said = [text(part) for block in blocks(at) for part in block["parts"]]
    assert said[:2] == [t(f"search.none_{why}"), t(f"search.else_{why}")]
    assert labels(at) == []


def test_a_figure_that_is_found_by_its_number_opens_its_source() -> None:
    """Beside a figure stands its value, which leads to the ledger."""
    at = screen(PAGE, lang="en", q="88%")
    assert "layout_match_rate" in crawl.references(at)


def test_a_choice_leads_to_another_page_in_the_same_session() -> None:
    """What a click asks for is run, with its query, and the filters are those of the address."""
    at = open_page(PAGE, {"lang": "en", "q": "yongchuan"})
    at.session_state[go.TARGET] = ("layout", {"lang": "en", "district": "500118"})
    at.run()
    assert at.title[0].value.endswith(Text("en")("layout.tab"))
    assert at.session_state["district"] == "500118"


def test_a_page_that_is_not_there_is_not_gone_to() -> None:
    """A click that was forged stays where it is."""
    at = open_page(PAGE, {"lang": "en", "q": "yongchuan"})
    at.session_state[go.TARGET] = ("nowhere", {"lang": "en"})
    at.run()
    assert [error.message for error in at.exception] == []
    assert at.title[0].value.endswith(Text("en")("search.tab"))


@pytest.mark.parametrize("text", [*hostile.MARKS[:3], hostile.MARKUP[6], hostile.MARKDOWN[3]])
def test_a_strange_text_stays_text(text: str) -> None:
    """A text with marks or markup in it opens nothing and is repeated nowhere but in the field."""
    at = open_page(PAGE, {"lang": "en", "q": text})
    assert [*at.exception, *at.error] == []
    assert {figure["kind"] for figure in figures(at)} <= {"view", "reported", "reference"}
    assert text not in "".join(str(element.value) for element in at.markdown)
