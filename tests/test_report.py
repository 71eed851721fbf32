"""The yearly report as a value: the same figures in both languages, each with where it is from."""

import re
from functools import cache

import pytest

from cqvet import data, provenance
from cqvet.base.filters import Filters
from cqvet.evidence.figure import MARK, NUMERAL, pieces
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import lab, register, report
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.report import Facts, NothingError, Order, Report, Span, Table, moves
from cqvet.subjects.report.marks import Marks

NAMED = re.compile(rf"[A-Z]\d|{re.escape(data.version())}|{data.date()}")
"""Codes of clusters, the version of the data and its date."""
PLAIN = Choice("target_2027", "", "", "", Filters(), None, 0, None)
FIXED = {"33618", "5", "80", "95", "15", "19", "2,000"}
"""Numerals of the catalogue: the name of the clusters, settings of the method, an age."""


def owned() -> Choice:
    """The register that the page gives as an example."""
    rows = register.validate(register.template_csv(None, register.EXAMPLE), register.words()).rows
    return Choice("target_2027", "", "", "", Filters(), rows, 2025, 2024)


CASES = {"modelled": lambda: Order(PLAIN), "yours": lambda: Order(owned())}


@cache
def facts(case: str) -> Facts:
    """The facts of a case."""
    return report.gather(CASES[case]())


@cache
def made(case: str, lang: Lang) -> Report:
    """The report of a case in a language."""
    return report.written(facts(case), Text(lang))


def figures(content: Report) -> list[tuple[str, str]]:
    """Reference and kind of every figure of the sentences, in order."""
    found = [piece for text in content.sentences() for piece in pieces(text)]
    return [(piece["ref"], piece["kind"]) for piece in found if isinstance(piece, dict)]


def figures_of(text: str) -> list[tuple[str, str]]:
    """Reference and words of every figure of a sentence."""
    return [(piece["ref"], piece["text"]) for piece in pieces(text) if isinstance(piece, dict)]


def say(case: str, lang: Lang) -> Marks:
    """The figures of a case in a language."""
    return Marks(facts(case), Text(lang))


def numbers(tables: tuple[Table, ...]) -> list[object]:
    """All numbers of tables, in order."""
    return [
        cell for table in tables for row in table.rows for cell in row if not isinstance(cell, str)
    ]


@pytest.mark.parametrize("case", CASES)
def test_both_languages_say_the_same_figures(case: str) -> None:
    """Sentences have the same figures in some order, tables the same numbers in the same one."""
    one, other = (made(case, lang) for lang in LANGS)
    assert sorted(figures(one)) == sorted(figures(other))
    assert repr(numbers(one.tables())) == repr(numbers(other.tables()))
    assert [section.id for section in one.sections] == [section.id for section in other.sections]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES)
def test_every_figure_leads_somewhere(case: str, lang: Lang) -> None:
    """Each figure of a sentence has a reference that resolves, and no numeral is without one."""
    content = made(case, lang)
    for ref, _ in figures(content):
        provenance.resolve(ref)
    for text in content.sentences():
        bare = set(NUMERAL.findall(NAMED.sub("", MARK.sub("", text))))
        assert {numeral.strip(".,") for numeral in bare} <= FIXED, text


@pytest.mark.parametrize("lang", LANGS)
def test_the_moves_of_a_report_are_those_of_the_lab(lang: Lang) -> None:
    """The table has every move of the plan with its odds on every basis."""
    answer = lab.modelled(lab.Settings(), "target_2027", "", ratings="", level="", total="")
    table = next(table for table in made("modelled", lang).tables() if table.id == "moves")
    assert [(row[3], row[4]) for row in table.rows] == [(m.points, m.odds) for m in answer.moves]
    assert [list(row[5:-1]) for row in table.rows] == [
        [odds for _, odds in move.bases] for move in answer.moves
    ]


def test_what_is_modelled_has_intervals_and_a_register_has_none() -> None:
    """The shares of clusters have ends where they are modelled, and none where they are exact."""
    for case, spans in (("modelled", True), ("yours", False)):
        table = next(table for table in made(case, "en").tables() if table.id == "clusters")
        shares = [cell for row in table.rows for cell in row if isinstance(cell, Span)]
        assert {span.low == span.low for span in shares} == {spans}


def test_without_supply_there_is_no_report() -> None:
    """A register without a row of the region is refused, not reported as zero."""
    chosen = owned()
    empty = Choice("target_2027", "", "", "", Filters(zone="southeast"), chosen.rows, 2025, None)
    with pytest.raises(NothingError):
        report.gather(Order(empty))


@pytest.mark.parametrize("lang", LANGS)
def test_a_decision_sheet_says_what_the_report_says_of_its_move(lang: Lang) -> None:
    """The move stands on its sheet as in the report, and every figure of the sheet leads there."""
    case = "modelled"
    answer = facts(case).answer
    assert answer is not None
    whole = "".join(made(case, lang).sentences())
    for number in range(1, len(answer.moves) + 1):
        content = report.sheet(facts(case), number, Text(lang))
        first = next(content.sentences())
        assert figures_of(first) == figures_of(
            moves.move(answer.moves[number - 1], say(case, lang))
        )
        assert all(text in whole for _, text in figures_of(first))
        for ref, _ in figures(content):
            provenance.resolve(ref)
        for text in content.sentences():
            bare = set(NUMERAL.findall(NAMED.sub("", MARK.sub("", text))))
            assert {numeral.strip(".,") for numeral in bare} <= FIXED, text
    with pytest.raises(NothingError):
        report.sheet(facts(case), len(answer.moves) + 1, Text(lang))


def test_a_plan_that_is_impossible_is_told_in_words() -> None:
    """The report says why there is no plan and has all its other sections."""
    order = Order(PLAIN, lab.Settings(wishes="fL1-2000"))
    content = report.written(report.gather(order), Text("en"))
    assert len(content.sections) == len(made("modelled", "en").sections)
    moves = next(section for section in content.sections if section.id == "moves")
    assert any("at most" in str(block) for block in moves.blocks)
