"""One search over everything: labelled searches, spellings, misses."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqvet import data
from cqvet.base.params import parse
from cqvet.registry import EVERY, params
from cqvet.subjects import search

LABELS = list(csv.DictReader(Path(__file__).with_name("searches.csv").open(encoding="utf-8")))


def first(text: str) -> str:
    hits = search.find(text).hits
    return f"{hits[0].kind}/{hits[0].id}" if hits else ""


def test_nine_of_ten_labelled_searches_have_the_right_thing_first() -> None:
    """Of all searches in both languages at least nine of ten find first what was meant."""
    wrong = [
        (row["query"], first(row["query"]))
        for row in LABELS
        if first(row["query"]) not in row["right"].split("|")
    ]
    assert [sum(row["language"] == lang for row in LABELS) for lang in ("zh", "en")] == [127, 137]
    assert len(wrong) <= len(LABELS) * 0.1, wrong


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("酉陽", "酉阳"),
        ("２，８８８", "2888"),
        ("lǚyou", "lvyou"),
        ("LVYOU", "luyou"),
        ("1.1 万", "11,000"),
    ],
)
def test_a_search_forgives_script_width_case_and_the_dots_of_u(text: str, same: str) -> None:
    """Two spellings of one text find the same things in the same order, and something."""
    assert search.find(text).hits == search.find(same).hits != ()


@pytest.mark.parametrize(
    ("text", "right"),
    [("重庆航天职业技术学员", "institution/10870"), ("Enginering institute", "institution/12759")],
)
def test_a_small_error_of_typing_is_forgiven(text: str, right: str) -> None:
    """A wrong character of the same sound and a missing letter still find the college."""
    assert first(text) == right


def test_half_a_name_is_no_question() -> None:
    """What is typed on the way to a name finds it, though nobody knows one of its words."""
    asked, found = search.answered("enginering inst")
    assert (asked, found.hits[0].id) == (None, "12759")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_institution_is_first_by_its_own_name(lang: str) -> None:
    """The full name of each institution finds an institution of that name first."""
    for row in data.every("institutions"):
        hit = search.find(row[f"name_{lang}"]).hits[0]
        assert hit.kind == "institution"
        assert hit.title[lang] == row[f"name_{lang}"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("教师工资", "wages"),
        ("average salary", "wages"),
        ("高职学校排名", "ranking"),
        ("录取分数线", "admission"),
        ("tuition fees", "fees"),
        ("肯尼亚", "country"),
        ("Kenya", "country"),
        ("火星大学", "nothing"),
        ("xyzzy", "nothing"),
        ("", ""),
        ("。！", ""),
    ],
)
def test_a_miss_says_why_and_nothing_stands_below_it(text: str, why: str) -> None:
    """What no table has is named, and no unrelated record is offered in its place."""
    assert search.find(text) == search.Found((), {}, why)


def test_the_results_of_one_kind_keep_the_counts_of_all() -> None:
    """A kind narrows what is listed, not what is counted."""
    every, some = search.find("永川"), search.find("永川", "institution")
    assert some.counts == every.counts
    assert len(some.hits) == every.counts["institution"] < len(every.hits)
    assert sum(every.counts.values()) == len(every.hits)


def test_the_address_of_everything_found_is_one_that_its_page_accepts() -> None:
    """Each thing leads to a page that exists, by values that the page knows."""
    known = {page.id: params(page) for page in EVERY}
    for thing in search.things():
        asked = {name: [value] for name, value in thing.query.items()}
        assert parse(asked, known[thing.page])[1] == [], thing


def test_each_kind_and_every_record_of_it_can_be_found() -> None:
    """The index has all kinds, and each programme, district, project and document once."""
    found = [(thing.kind, thing.id) for thing in search.things()]
    assert {kind for kind, _ in found} == set(search.KINDS)
    tables = {"programme": "programmes", "district": "districts", "document": "policies"}
    for kind, table in tables.items():
        ids = [code for name, code in found if name == kind]
        assert sorted(ids) == sorted(data.records(table))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_no_text_breaks_the_search(text: str) -> None:
    """Whatever is typed, each thing found stands there once and is counted."""
    found = search.find(text)
    assert len({(hit.kind, hit.id) for hit in found.hits}) == len(found.hits)
    assert bool(found.hits) == bool(found.counts)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("nursing college Bishan", "institution/14576"),
        ("2273 students", "figure/intl_international_students"),
        ("markov chain", "method/flow_chain"),
        ("国家级 人工智能 共同体", "network/ai_national"),
        ("摩托车产业", "cluster/S2"),
        ("Kai County", "district/500154"),
        ("STANKIN", "project/rus_stankin"),
    ],
)
def test_several_words_find_what_is_told_of_a_thing(text: str, right: str) -> None:
    """Place, number, partner, description, former name: words that no single name has together."""
    assert first(text) == right


@pytest.mark.parametrize("text", ["blue penguin holidays", "火星 度假", "4711 penguins"])
def test_words_that_nothing_holds_find_nothing(text: str) -> None:
    """No thing that shares a word by chance stands below a miss."""
    assert search.find(text).hits == ()


def test_a_district_finds_its_schools_behind_its_name() -> None:
    """All that are known to be there, also those that do not bear its name; they come last."""
    hits = search.find("万州").hits
    schools = data.table("institutions").query("district == '500101'")["institution"]
    assert hits[0].id == "500101"
    assert set(schools) <= {hit.id for hit in hits if hit.kind == "institution"}
    bearing = ["万州" in hit.zh for hit in hits]
    assert bearing == sorted(bearing, reverse=True)


def test_words_that_nothing_holds_together_find_what_each_finds() -> None:
    """A place and a trade: the programmes and the schools of the place; no part may miss."""
    hits = search.find("万州 护理").hits
    assert {"护理", "万州区", "重庆三峡职业学院"} <= {hit.zh for hit in hits}
    assert search.find("万州 qwertz").hits == ()


def test_a_word_is_no_chain_of_syllables_inside_a_name() -> None:
    """`luban` is a workshop, not 功率半导体; pinyin that is no word is still found anywhere."""
    assert {hit.kind for hit in search.find("luban").hits} == {"project", "term"}
    assert "N07" in {hit.id for hit in search.find("bandaoti").hits}
