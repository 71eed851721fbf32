"""Questions in words: labelled ones find their view, unanswerable ones are refused, none breaks."""

import csv
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.api.app import application
from cqvet.base import params
from cqvet.base.params import parse
from cqvet.evidence.figure import pieces
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import search
from cqvet.subjects.search import (
    answers,
    entities,
    figures,
    forms,
    ideas,
    spelling,
    supposed,
    topics,
    wording,
    wordings,
)
from cqvet.subjects.search.questions import Asked
from tests import crawl
from tests.conftest import open_page
from tests.screen import figures as drawn
from tests.screen import screen

PAGE: Final = next(page for page in registry.EVERY if page.id == "search")
LABELS: Final = list(
    csv.DictReader(Path(__file__).with_name("questions.csv").open(encoding="utf-8"))
)
REFUSED: Final = [row["question"] for row in LABELS if row["right"] == "refuse"]


@cache
def understood(text: str) -> Asked | None:
    """What a question asks, or nothing."""
    return search.answered(text)[0]


def view(text: str) -> str:
    """The view that answers a question as the labels write it."""
    asked = understood(text)
    if asked is None:
        return "refuse"
    query = "&".join(sorted(f"{name}={value}" for name, value in asked.query.items()))
    return f"{asked.page}?{query}" if query else asked.page


def rights(label: str) -> set[str]:
    """The views that a label takes for right, with their parameters in order."""
    parts = (right.strip().partition("?") for right in label.split("|"))
    return {
        f"{page}?{'&'.join(sorted(query.split('&')))}" if query else page
        for page, _, query in parts
    }


def test_labelled_questions_find_their_view() -> None:
    """Of those that can be answered in both languages 94 of 100 lead to the right view."""
    answerable = [row for row in LABELS if row["right"] != "refuse"]
    wrong = {
        row["question"]: view(row["question"])
        for row in answerable
        if view(row["question"]) not in rights(row["right"])
    }
    assert len(wrong) <= len(answerable) * 0.06, wrong


def test_what_the_data_do_not_have_is_refused_in_words() -> None:
    """Of all labelled ones 95 of 100: no view, no result; a reason and where to look in each."""
    answers = {text: search.answered(text) for text in REFUSED}
    taken = [text for text, (asked, found) in answers.items() if asked or found.hits]
    assert len(taken) <= len(REFUSED) * 0.05, taken
    for why in (*search.ABSENT, "nothing"):
        said = {t(f"search.{part}_{why}") for t in map(Text, LANGS) for part in ("none", "else")}
        assert len(said) == 4


def test_a_number_of_a_part_is_refused_where_the_whole_alone_is_known() -> None:
    """By where students come from, of a district, a school, a city of Sichuan, a year to come."""
    for text in (
        "2273名国际学生里，来自越南的有多少人？",
        "by nationality, how many foreign students are there",
        "progression rate of Fuling's secondary schools",
        "how much of the special fund went to Kaizhou",
        "how many vocational colleges does Chengdu have",
        "2026年世界技能大赛重庆拿了几块金牌",
    ):
        assert view(text) == "refuse", text
    assert view("多少所重庆高职跟广安职院合作") != "refuse"


def test_what_is_told_before_a_question_and_left_out_of_it_refuses_nothing() -> None:
    """Who asks and why is no part of the question; what is not meant is not read."""
    assert wording.asked("my son is 15. which schools are there?") == "which schools are there?"
    assert wording.asked("which schools are there?") == "which schools are there?"
    assert view("我是外地来的记者，重庆有多少所职业院校？").endswith("=numbers_schools")
    right = "layout?district=500111&level=higher_vocational"
    assert view("Which colleges (not secondary schools) are there in Dazu?") == right


def test_a_misspelt_word_is_read_as_the_nearest_known() -> None:
    """A long word with one wrong letter; a known one, an ending or a reason for none stays."""
    assert spelling.mended("internatonal studnets") == "international students"
    same = "secretary of trained parents in chongqing"
    assert spelling.mended(same) == same


def test_a_country_without_a_project_is_refused() -> None:
    """Asked for what is done with it, or by name alone, such a country is a miss that says so."""
    for text in ("和肯尼亚有什么合作", "projects in Kenya", "Kenya"):
        asked, found = search.answered(text)
        assert (asked, found.miss) == (None, "country"), text


def test_every_answer_is_a_view_that_its_page_accepts() -> None:
    """Whatever a label or a topic leads to opens without a fault, and its figures are entries."""
    known = {page.id: registry.params(page) for page in registry.EVERY}
    for row in LABELS:
        asked = understood(row["question"])
        if asked:
            query = {name: [value] for name, value in asked.query.items()}
            assert params.parse(query, known[asked.page])[1] == [], row
    for topic in topics.TOPICS:
        names = {param.name for param in known[topic.page]}
        assert {*topic.fixed, *topic.takes} - {
            "lever",
            "lab",
            "toy",
            "number",
            "fact",
            "term",
            "institution",
        } <= names
    for topic in topics.TOPICS:
        assert not topic.figure or topic.figure in data.records("facts")
        assert topic.ideas() <= data.records("question_words").keys()


def test_every_way_of_asking_is_for_a_view() -> None:
    """Each row leads to a page with parameters that it takes, or says a known reason for none."""
    known = {page.id: registry.params(page) for page in registry.EVERY}
    for row in data.every("question_forms"):
        page, _, query = row["view"].partition("?")
        pairs = dict(pair.split("=") for pair in query.split("&") if pair)
        if page.startswith(wordings.REFUSE):
            assert page.removeprefix(wordings.REFUSE) in search.ABSENT
            continue
        fixed = {name: [code] for name, code in pairs.items() if code[0] != "@"}
        assert parse(fixed, known[page])[1] == [], row
        assert pairs.keys() <= {param.name for param in known[page]}, row


def test_a_question_is_read_by_the_nearest_way_of_asking() -> None:
    """In words of no title; the sentence that asks counts; of what is named there has to be one."""
    assert view("多少娃在学技术，职校总共").endswith("=numbers_students")
    assert view("I am writing a book. How many villagers get training?").endswith(
        "=numbers_rural_training"
    )
    assert view("which schools in Fengdu teach a trade") == "layout?district=500230"
    assert forms.nearest("zebra", (), {}).near == forms.nearest("88%", (), {}).near == 0


@pytest.mark.parametrize("lang", LANGS)
def test_every_numeral_of_an_answer_has_its_source(lang: Lang) -> None:
    """The sentences of all labelled answers have no numeral that is not in the ledger."""
    every = {view(row["question"]): understood(row["question"]) for row in LABELS}
    for address, asked in every.items():
        if asked:
            text = answers.sentence(asked, Text(lang))
            loose = [n for p in pieces(text) if isinstance(p, str) for n in crawl.loose(p)]
            assert loose == [], address


def test_a_name_is_read_once_and_the_longest_counts() -> None:
    """A school is not also the district in its name; an English name is whole words."""
    plain = "重庆市永川职业教育中心和泰国"
    assert [slot.kind for slot in entities.found(plain)] == ["institution", "country"]
    assert entities.found("romantic omaniacs") == ()


@pytest.mark.parametrize("text", ["秀山", "工程职院", "luban", "重庆工程职业技术学院", "yongchuan"])
def test_a_bare_name_is_no_question(text: str) -> None:
    """What is a name finds things by name, and no answer is put before them."""
    asked, found = search.answered(text)
    assert asked is None
    assert found.hits


def test_a_figure_is_meant_by_its_number_or_by_its_title() -> None:
    """A number beside a word of the title; the words of the title alone; a year is no number."""
    assert figures.numbered("are the 4,899 demands met") == "consortia_demands"
    assert figures.numbered("境外项目22个是怎么数的") == "intro_overseas_projects"
    assert figures.numbered("the strategic agreement of 2024") == ""
    assert figures.titled("全国职业院校技能大赛连续领跑")[0] == "numbers_competition_years"
    assert figures.titled("rural revitalisation colleges")[0] == "numbers_rural_colleges"
    assert figures.titled("how tall is the tower")[0] == ""


def test_a_figure_is_of_the_kind_that_is_asked_for() -> None:
    """Of titles with the same words a rank answers which place, a number how many, a date when."""
    assert figures.titled("双高院校数量在西部排第几")[0] == "numbers_double_high_west_rank"
    assert figures.titled("第一轮双高院校有多少所")[0] == "numbers_double_high_first_round"
    assert figures.titled("when did they sign the agreement with the ministry")[0] == (
        "strategy_agreement_year"
    )
    assert figures.titled("when were the consortia set up") == ("", 0.0)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("贯通比例 55%", {"lever": "through_share=0.55"}),
        ("what if forty-five per cent were through-training", {"lever": "through_share=0.45"}),
        ("假设中职升学率掉到一半", {"lever": "secondary_progression=0.5"}),
        ("只调百分之八的专业", {"budget": "0.08"}),
        ("reallocate a tenth of the offerings", {"budget": "0.1"}),
        ("贯通占五成、中职升学七成五", {"lever": "through_share=0.5&secondary_progression=0.75"}),
        ("what if one in ten dropped out of secondary", {"lever": "dropout_secondary=0.1"}),
        (
            "if half were through-training from 2029",
            {"lever": "through_share=0.5&change_year=2029"},
        ),
        ("a plan of moves that closes the gaps over three years", {"lab": "objective=gap&years=3"}),
        ("made-up schools, error at 8", {"toy": "toy_error=8"}),
        ("贯通占40%", {}),
        ("88% 是怎么算的", {}),
    ],
)
def test_what_is_supposed_is_a_lever_at_its_value(text: str, given: dict[str, str]) -> None:
    """In digits, words and parts; a share that is published, or of nothing to set, is none."""
    assert supposed.supposed(text) == given


def test_what_no_table_has_is_known_by_its_words() -> None:
    """A word for it, one that nobody knows beside a number, the parts of a whole by school."""
    for text in (
        "职校去年有多少人考取证书",
        "how many zeppelins do the colleges fly",
        "how is the special fund split among the colleges",
    ):
        assert view(text) == "refuse", text


def test_two_schools_are_set_side_by_side_and_a_programme_is_shown_in_the_catalogue() -> None:
    """Two names and a word that compares; the name of a programme, at the level that is said."""
    both = "profile?beside=12215&id=12759&kind=institution"
    assert view("把工程职院和工业职大放在一起比较") == both
    assert view("工业机器人技术（高职）属于哪一类").endswith("programme=460305&tab=catalogue")


def test_a_word_in_the_name_of_what_is_asked_for_refuses_nothing() -> None:
    """Teachers are refused, the term that has them in its name is not, nor a record by its name."""
    assert view("重庆有多少老师") == "refuse"
    assert "figure=glossary/double_qualified" in view("啥叫双师型教师")
    assert view("3D数字游戏艺术世赛冠军是哪个学校的") == "quality?award=ws2024_3d"


def test_a_record_is_found_by_the_rarest_word_of_its_name() -> None:
    """Before the list that it stands in; what is asked of a place alone stays with the list."""
    assert view("泸永江联合体") == "twin_cities?item=luyongjiang"
    assert view("Luban workshop at Ardhi University") == "international?item=tza_luban_ardhi"
    assert view("斯里兰卡有啥项目") == "international?country=LKA"


def test_words_are_read_by_the_longest_known() -> None:
    """A longer word hides a shorter one in it; any ending and the plural are the same word."""
    assert [word.ideas for word in ideas.read("虚拟仿真")] == [frozenset({"virtual"})]
    assert ideas.ideas("cooperation") == ideas.ideas("cooperating") >= {"cooperate"}
    assert ideas.ideas("alliances") == ideas.ideas("alliance") == {"alliance"}
    assert [word.text for word in ideas.read("zebra 斑马 12")] == ["zebra", "斑马", "12"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("三峡医专", "14008"),
        ("开州职教中心", "s007"),
        ("the tourism college", "14316"),
        ("万州中专", ""),
        ("which colleges", ""),
    ],
)
def test_a_school_is_known_by_a_short_name(text: str, code: str) -> None:
    """The core of its name with any word for a school; a district with such a word is no school."""
    named = {slot.kind: slot.code for slot in entities.found(text)}
    assert named.get("institution", "") == code


def test_what_a_school_does_not_tell_is_no_figure_of_the_city() -> None:
    """Asked of a named school, what its profile lacks is refused; what it has opens it."""
    school = "Chongqing Vocational Institute of Engineering"
    assert view(f"how many patents does {school} hold") == "refuse"
    assert view("重庆工程职业技术学院有多少专利") == "refuse"
    assert view(f"is {school} public or private") == "profile?id=12759&kind=institution"


def test_where_no_topic_fits_the_names_of_the_tables_answer() -> None:
    """An industry, a zone, the title of a figure, a record; one common word is none of them."""
    assert view("What is taught for integrated circuits?") == "matching?cluster=N07"
    assert view("Which districts belong to the northeast?") == "layout?zone=northeast"
    assert view("158N是什么") == "strategy?policy=education_city_158n"
    assert view("what is the one body two wings idea").endswith("=strategy_one_body_two_wings")
    assert view("Who is the mayor of Chongqing?") == "refuse"


def test_a_region_of_the_world_is_no_zone_of_the_city() -> None:
    """Southeast Asia, Africa and Europe are areas of the world map; the southeast is a zone."""
    assert view("Southeast Asian countries with projects") == "international?area=southeast_asia"
    assert view("在非洲有什么项目") == "international?area=west"
    assert view("which schools are in the southeast") == "layout?zone=southeast"


def test_a_number_narrowed_to_a_place_is_not_that_of_the_city() -> None:
    """A figure answers for the whole city only, or where the place is in its own words."""
    assert view("重庆有多少职业院校") == "overview?figure=numbers_schools"
    assert view("双高院校数在西部排名第几").endswith("=numbers_double_high_west_rank")
    assert view("永川有多少职业院校") == "layout?district=500118"
    assert "figure" not in view("how many students are there in Fuling")


def shown(at: AppTest) -> set[str]:
    """Where the links of a page lead."""
    return {figure["ref"] for figure in drawn(at) if figure["kind"] == "view"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_what_it_understood_and_leads_there(lang: Lang) -> None:
    """Page and zone as lists to choose from, the view as a link, each numeral with its source."""
    at = screen(PAGE, lang=lang, q="渝东北缺什么专业？")
    assert [box.value for box in at.selectbox] == ["matching", "northeast"]
    assert f"matching?lang={lang}&zone=northeast" in shown(at)
    assert crawl.faults(at) == []


def test_a_figure_answers_with_its_source() -> None:
    """What is one figure of the ledger is shown with its value, which opens it."""
    at = screen(PAGE, lang="zh", q="重庆有多少职业院校")
    assert "numbers_schools" in crawl.references(at)


def test_what_was_understood_can_be_changed() -> None:
    """Another zone takes the place of the one in the question; another page gets the same zone."""
    at = open_page(PAGE, {"lang": "zh", "q": "渝东北缺什么专业"})
    at.selectbox(key="_chip_zone").set_value("southeast").run()
    assert at.session_state["q"] == "渝东南缺什么专业"
    assert "matching?lang=zh&zone=southeast" in shown(at)
    at.selectbox(key="view").set_value("partners").run()
    assert "partners?lang=zh&zone=southeast" in shown(at)
    assert at.query_params["view"] in ("partners", ["partners"])


def test_the_api_answers_too() -> None:
    """The sentence, the name of the view, and its address; none for what is refused."""
    client = TestClient(application())
    answer = client.get("/v1/search", params={"q": "how many students", "lang": "en"}).json()
    assert answer["answer"]["address"].endswith("/?lang=en&figure=numbers_students")
    assert "1.024 million" in answer["answer"]["text"]
    refused = client.get("/v1/search", params={"q": "what do graduates earn"}).json()
    assert (refused["answer"], refused["miss"], refused["results"]) == (None, "wages", [])


@given(st.text(max_size=140))
def test_no_text_breaks_the_understanding(text: str) -> None:
    """Whatever is typed is a question, a refusal, or neither; slots are places in the text."""
    asked = search.understand(text)
    for slot in asked.slots if asked else ():
        assert 0 <= slot.start < slot.end <= len(asked.plain if asked else "")
