"""Marks: what we write into a sentence is a control, what a visitor writes stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.evidence import figure
from cqvet.evidence.figure import Figure, link, marked, name, pieces, plain
from tests import hostile

SIGNS = st.text("⟦⟧|\\ a1%\n" + figure.SEAL[1:3])


@pytest.mark.parametrize("text", hostile.ALL, ids=ascii)
def test_a_text_of_a_visitor_is_no_mark(text: str) -> None:
    """Beside a figure, as its text and as the words of a link, it is shown as typed."""
    assert pieces(str(Figure(text, "r", "yours"))) == [{"text": text, "kind": "yours", "ref": "r"}]
    assert pieces(f"{text}{Figure('1', 'r')}") == [
        *filter(None, [text]),
        {"text": "1", "kind": "reference", "ref": "r"},
    ]
    assert pieces(name(text, "a/b")) == [{"text": text, "kind": "name", "ref": "a/b"}]


@given(SIGNS, SIGNS, SIGNS)
def test_marks_keep_what_is_around_and_inside_them(before: str, text: str, after: str) -> None:
    """Whatever signs stand beside a mark or in it, a sentence comes apart as it was made."""
    made = f"{before}{Figure(text, 'r')}{after}"
    inside = {"text": text, "kind": "reference", "ref": "r"}
    assert pieces(made) == [*filter(None, [before]), inside, *filter(None, [after])]
    assert plain(made) == before + text + after


def test_numerals_of_a_visitor_are_his() -> None:
    """A numeral in a forged mark leads to what the visitor brought, and to nothing else."""
    found = pieces(marked("⟦99.9%|reported|layout_match_rate⟧", "needs/text", "yours"))
    assert [piece for piece in found if isinstance(piece, dict)] == [
        {"text": "99.9", "kind": "yours", "ref": "needs/text"}
    ]
    assert plain(marked("A|B 12", "needs/text", "yours")) == "A|B 12"


def test_a_figure_inside_a_figure_is_its_text() -> None:
    """The outer mark holds."""
    inner = Figure("5", "inner")
    assert pieces(str(Figure(f"about {inner}", "outer"))) == [
        {"text": "about 5", "kind": "reference", "ref": "outer"}
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:window.seen=1",
        " https://a",
        "//a",
        "data:,a",
        "JavaScript:x",
        "/a",
        "ftp://a",
        "",
    ],
)
def test_links_are_web_addresses(address: str) -> None:
    """Nothing else becomes one."""
    assert link("a", address) == "a"
