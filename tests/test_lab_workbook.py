"""The workbook of a plan: in the reader's language, with settings, numbers, intervals and kinds."""

import io
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet import registry
from cqvet.base import export
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models.plan import Answer, Cell, Request
from cqvet.models.plan import plan as planned
from cqvet.subjects import lab, market
from cqvet.subjects.lab import ceding
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name
from cqvet.ui.frame import View
from cqvet.ui.lab import workbook
from cqvet.ui.lab.state import Outcome

MATCHING = next(page for page in registry.PAGES if page.id == "matching")
WISHES = "fL1-300"


def plan(lang: Lang) -> tuple[Answer, dict[str, list[list[Any]]]]:
    """A plan on modelled supply, and its workbook as a spreadsheet reads it."""
    settings = lab.Settings(budget="0.1", years="2", odds="0.5", wishes=WISHES, fixed="S1")
    answer = lab.modelled(settings, "target_2027", "", ratings="", level="", total="")
    found = Outcome(settings, "modelled", answer=answer)
    view = View(MATCHING, Text(lang), Filters(cluster="L1"), dark=False, narrow=False, figure="")
    chosen = Choice("target_2027", "", "", "", view.filters, None, 0, None)
    about = workbook.conditions(view, chosen, found)
    book = load_workbook(
        io.BytesIO(export.book(workbook.sheets([*about], found, answer, Text(lang), {})))
    )
    return answer, {
        sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book
    }


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_has_every_move_and_setting_by_name(lang: Lang) -> None:
    """As many offerings move as in the plan; settings, wishes and filters stand in words."""
    answer, sheets = plan(lang)
    t = Text(lang)
    moves = sheets[t("lab.book_moves")]
    assert sum(row[3] for row in moves[1:]) == sum(move.points for move in answer.moves)
    assert len(sheets[t("lab.book_not_advised")]) - 1 == (len(answer.not_advised) or 1)
    about = {row[0]: row[1] for row in sheets[t("lab.book_plan")]}
    assert about[t("param.basis")] == t("matching.basis_target_2027")
    assert about[t("param.budget")].startswith("10")
    wish = t("lab.wish", kind=t("lab.kind_floor"), where=cluster_name("L1", t))
    assert about[wish] == 300
    assert about[t("param.fixed")] == cluster_name("S1", t)
    assert cluster_name("L1", t).endswith(about[t("param.cluster")])


@pytest.mark.parametrize("lang", LANGS)
def test_numbers_of_a_workbook_have_their_interval_and_kind(lang: Lang) -> None:
    """Indices and clusters before and after lie in their intervals, and are called modelled."""
    _, sheets = plan(lang)
    t = Text(lang)
    for name, first in (("lab.book_indices", 1), ("lab.book_clusters", 3)):
        for row in sheets[t(name)][1:]:
            for at in (first, first + 3):
                value, low, high = row[at : at + 3]
                assert low <= value <= high
            assert row[-1] == t("figure.kind_modelled")
    assert len(sheets[t("lab.book_clusters")]) - 1 == len(market.roots())


@pytest.mark.parametrize("lang", LANGS)
def test_no_code_is_left_in_a_workbook(lang: Lang) -> None:
    """Every text of a workbook is a word of its language: nothing reads like a code."""
    _, sheets = plan(lang)
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    texts = [cell for cell in cells if isinstance(cell, str)]
    assert [text for text in texts if re.search(r"[a-z]_[a-z]", text)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_equals_and_nothing_are_said_in_a_workbook(lang: Lang) -> None:
    """One offering goes to L2 or as well to L3: the other stands at the move; no move, none."""
    t = Text(lang)
    cells = tuple(Cell("metro", code, "higher_vocational") for code in ("P1", "L2", "L3"))
    answer = planned(Request(cells, np.array([8, 1, 1]), {"P1": 8, "L2": 1.5, "L3": 1.5}, 0.1))
    settings = lab.Settings(budget="0.1")
    found = workbook.sheets([], Outcome(settings, "yours", answer=answer), answer, t, {})
    (move,) = found[t("lab.book_moves")][1:]
    assert move[-1] == t("lab.also_takes", names=cluster_name("L3", t))
    assert found[t("lab.book_not_advised")][1:] == [[t("lab.fixed_none")]]
    # A supply that is counted has no interval, and no column that would stay empty.
    for name in ("lab.book_indices", "lab.book_clusters", "lab.book_moves", "lab.book_losers"):
        heads, *rows = found[t(name)]
        assert {len(row) for row in rows} == {len(heads)}
        assert not [cell for row in rows for cell in row if cell in (None, "")]


def test_a_share_is_a_percentage_in_a_workbook() -> None:
    """Half is 50.0 % in its cell, and stays a number."""
    book = load_workbook(io.BytesIO(export.book({"a": [[export.Share(0.5), 0.5]]})))
    share, plain = book["a"][1]
    assert (share.value, share.number_format) == (0.5, "0.0%")
    assert plain.number_format == "General"


def test_columns_are_as_wide_as_what_they_hold() -> None:
    """A Chinese sign takes two places; a long text ends at the most, a short one at the least."""
    book = load_workbook(io.BytesIO(export.book({"a": [["重庆职业教育", "x"], ["b", "y" * 200]]})))
    widths = [book["a"].column_dimensions[letter].width for letter in "AB"]
    assert widths[0] >= 12
    assert 40 < widths[1] < 80
    short = load_workbook(io.BytesIO(export.book({"a": [["b"]]})))
    assert short["a"].column_dimensions["A"].width < 12


@pytest.mark.parametrize("lang", LANGS)
def test_a_register_in_a_workbook_has_both_ways_to_count_it(lang: Lang) -> None:
    """Similarity whole and in parts stand by name, and every programme that serves no cluster."""
    t = Text(lang)
    heads = ("institution", "district", "programme", "level", "year")
    given = [("a", "500106", "510101"), ("b", "500106", "460101"), ("b", "500106", "530302")]
    rows = pd.DataFrame([(*row, "higher_vocational", 2025) for row in given], columns=heads)
    chosen = Choice("target_2027", "", "", "", Filters(), rows, 2025, None)
    found = Outcome(lab.Settings(), "yours")
    said = {str(row[0]): row[1] for row in workbook.ways(chosen, found, t)}
    both = lab.counted(rows, 2025, "", chosen.demand())
    assert both is not None
    assert said[t("lab.book_whole")] == both.whole
    assert said[t("lab.book_parts")] == both.parts
    name = quoting.called("programmes", "530302", t)
    assert said[t("lab.book_idle", name=name)] == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_move_of_a_register_names_the_programmes_it_may_take_from(lang: Lang) -> None:
    """Each place that gives has its programmes with their places, most places first."""
    t = Text(lang)
    heads = ("institution", "district", "programme", "places")
    given = [
        ("a", "500106", "460101", 60),
        ("a", "500106", "460305", 90),
        ("b", "500106", "460305", None),
        ("b", "500106", "510101", 40),
        ("b", "500106", "530302", 40),
    ]
    rows = pd.DataFrame(given, columns=heads).assign(level="higher_vocational", year=2025)
    chosen = Choice("target_2027", "", "", "", Filters(), rows, 2025, None)
    settings = lab.Settings(budget="0.5", odds="0.5")
    answer = lab.registered(settings, "target_2027", "", rows, year=2025, ratings="")
    held = ceding.programmes(chosen)
    assert sum(one.offerings for ones in held.values() for one in ones) == len(given)
    (p1,) = (ones for cell, ones in held.items() if cell.cluster == "P1")
    assert [(one.programme, one.places) for one in p1] == [("460101", 60), ("460305", None)]
    book = workbook.sheets([], Outcome(settings, "yours", answer=answer), answer, t, held)
    heads_of, *moved = book[t("lab.book_moves")]
    assert heads_of[-1] == t("lab.col_ceding")
    assert answer.moves
    for row, move in zip(moved, answer.moves, strict=True):
        assert row[-1] == ceding.listed(held[move.origin], t)
        assert quoting.called("programmes", held[move.origin][0].programme, t) in str(row[-1])


@pytest.mark.parametrize("lang", LANGS)
def test_coverage_of_the_gaps_stands_beside_that_of_a_plan(lang: Lang) -> None:
    """Two numbers by two names: one of all offerings, one of those that the plan places."""
    t = Text(lang)
    heads = ("institution", "district", "programme")
    given = [("a", "500106", "510101"), ("b", "500106", "460101"), ("b", "500106", "530302")]
    rows = pd.DataFrame(given, columns=heads).assign(level="higher_vocational", year=2025)
    chosen = Choice("target_2027", "", "", "", Filters(), rows, 2025, None)
    said = {row[0]: row[1] for row in workbook.ways(chosen, Outcome(lab.Settings(), "yours"), t)}
    assert said[t("lab.book_coverage")] == pytest.approx(2 / 3)
    assert t("lab.objective_coverage") != t("matching.figure_coverage_narrow")
