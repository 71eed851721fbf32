"""Needs as people say them: several trades, numbers of people, other script, short, plural."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC  # type: ignore[import-untyped]

from cqvet import data
from cqvet.subjects import needs
from cqvet.subjects.needs import people
from cqvet.subjects.needs.index import Script, singular


def classes(text: str) -> list[set[str]]:
    """For each need of a text the classes of its matches."""
    programmes = data.records("programmes")
    (own,) = needs.pieces([text])
    found = needs.answers(own, sentences=[text] * len(own))
    return [{programmes[m.target]["class"] for m in answer.matches} for answer in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("要会计两个", ["5303"]),
        ("急缺护工", ["5903"]),
        ("CNC师傅", ["4601"]),
        ("缺焊工和厨师", ["4601", "5402"]),
        ("缺焊工和廚師", ["4601", "5402"]),
        ("welders and cooks", ["4601", "5402"]),
        (
            "We need three welders, a cook and someone to run the warehouse",
            ["4601", "5402", "5308"],
        ),
    ],
)
def test_each_trade_of_a_plain_request_is_served(text: str, wanted: list[str]) -> None:
    """Every trade is a need of its own and reaches its class."""
    found = classes(text)
    assert len(found) == len(wanted)
    assert all(code in own for code, own in zip(wanted, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "急需8名会调试和维护工业机器人的技术员，能看懂电气图纸。",
        "保育员跟带班老师一共要六名",
        "今晚的月亮真圆，路上没有人",
        "optician for high street shop, eye tests and fitting frames",
    ],
)
def test_one_trade_is_one_need(text: str) -> None:
    """Skills, qualities and talk do not make needs of their own."""
    assert needs.pieces([text]) == [[text]]


def test_the_pieces_are_pieces_of_the_sentence() -> None:
    """In their order, with nothing lost but what joins them."""
    text = "车工2个,电工1个,仓管1个,出纳1个,铜梁,急"
    assert needs.pieces([text, "要会计两个"]) == [
        ["车工2个", "电工1个", "仓管1个", "出纳1个,铜梁,急"],
        ["要会计两个"],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("half", ["tune", "spoken"])
def test_traditional_script_scores_as_simplified(half: str) -> None:
    """The same need in either script has the same matches and scores."""
    frame = data.table("need_trials")
    frame = frame[(frame["half"] == half) & (frame["language"] == "zh")]
    plain = [OpenCC("t2s").convert(text) for text in frame["text"]]
    other = [OpenCC("s2t").convert(text) for text in plain]
    assert plain != other
    assert needs.answers(other) == needs.answers(plain)


@pytest.mark.parametrize(
    ("text", "script", "wanted"),
    [
        ("招焊工20名", "zh", [("20名", 20, 20)]),
        ("要二十个护士", "zh", [("二十个", 20, 20)]),
        ("找3-5人会焊接", "zh", [("3-5人", 3, 5)]),
        ("两三个", "zh", [("两三个", 2, 3)]),
        ("一百五十人", "zh", [("一百五十人", 150, 150)]),
        ("干了三个月，两个车间，机器人", "zh", []),
        ("welders wanted, 6 ppl", "en", [("6", 6, 6)]),
        ("we need 3-5 welders", "en", [("3-5", 3, 5)]),
        ("two or three nurses", "en", [("two or three", 2, 3)]),
        ("2,300 hours", "en", []),
    ],
)
def test_a_number_of_people_is_a_number(
    text: str, script: Script, wanted: list[tuple[str, int, int]]
) -> None:
    """In digits and in words, alone or as a range; times and things do not count."""
    assert [(n.words, n.low, n.high) for n in people.counts(text, script)] == wanted


@given(st.integers(1, 9999))
def test_every_number_of_people_is_read_whole(number: int) -> None:
    """No digit is lost."""
    assert [n.low for n in people.counts(f"招焊工{number}名", "zh")] == [number]


@pytest.mark.parametrize(
    ("word", "one"),
    [("welders", "welder"), ("batteries", "battery"), ("benches", "bench"), ("glass", "glass")],
)
def test_english_plurals_fold(word: str, one: str) -> None:
    """The plural and the singular are one word."""
    assert singular(word) == singular(one) == one


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("无人机飞手", True),
        ("招无人机飞手两名", True),
        ("昨天解放碑放无人机表演，人多得不得了", False),
        ("护士一个都不缺", False),
        ("skin care products, buy one get one free", False),
    ],
)
def test_what_asks_for_nobody_has_no_match(text: str, asks: bool) -> None:
    """A trade by itself is a need, news of it or a word that declines is none."""
    (found,) = needs.answers([text])
    assert bool(found.matches) is asks


def test_a_text_that_asks_for_nobody_says_what_it_loses() -> None:
    """Its topic is clear enough here; the loss is a part of the score like any other."""
    (found,) = needs.answers(["two pastry chefs and one who can cook western food"])
    (lost,) = (part.share for part in found.matches[0].parts if part.share < 0)
    assert lost == -0.3
