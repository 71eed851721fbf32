"""The workbook of a plan: in the reader's language, with settings, numbers, intervals and kinds."""

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet import registry
from cqvet.base import export
from cqvet.base.filters import Filters
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models.plan import Answer
from cqvet.subjects import lab, market
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
        io.BytesIO(export.book(workbook.sheets([*about], found, answer, Text(lang))))
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
    assert len(sheets[t("lab.book_not_advised")]) - 1 == len(answer.not_advised)
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
