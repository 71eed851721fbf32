"""Which sheets of a file hold the form, and where on them its header is.

METHOD. A sheet holds the form if its header names every needed column (`heads.py`). All visible
sheets that do are read together, unless the reader chooses one of them. Where none does, the
visible sheet whose header names the most columns is read, and its faults are told. A hidden
sheet is read only where the reader says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cqvet.base.forms import heads
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import Form
from cqvet.base.forms.grid import Book, Sheet, taken
from cqvet.base.forms.heads import LOOKED, Header
from cqvet.base.forms.report import ALL, Aside, Choices, Question
from cqvet.base.forms.words import FAULT_COLUMNS, fault_heads, template_sheets

SHEETS: Final = 60
"""So many sheets of a workbook are looked at."""


@dataclass(frozen=True)
class Found:
    """A sheet and its header."""

    sheet: Sheet
    header: Header
    whole: bool


@dataclass(frozen=True)
class Chosen:
    """The sheets to read, the question about them, and those set aside."""

    sheets: tuple[Found, ...]
    questions: tuple[Question, ...]
    aside: tuple[Aside, ...]


def chosen(book: Book, form: Form, known: Mapping[str, str], choices: Choices) -> Chosen:
    """The sheets of a file that hold the form.

    Raises `UnreadableError`: `empty`, or what keeps the only sheet from being read.
    """
    found: list[Found] = []
    aside: list[Aside] = []
    problem: UnreadableError | None = None
    for sheet in book.sheets[:SHEETS]:
        try:
            rows = list(islice(taken(sheet.rows(), LOOKED), LOOKED))
        except UnreadableError as error:
            problem = problem or error
            continue
        if (line := _fault_list(rows)) and not found:
            raise UnreadableError("fault_list", line=line)
        header = heads.found(rows, known, join="joined_header" not in choices.untouched)
        if header is None:
            aside.append(Aside("empty_sheet", sheet.name))
        else:
            found.append(Found(sheet, header, _is_whole(header, form, known)))
    aside += [Aside("sheet", sheet.name) for sheet in book.sheets[SHEETS:]]
    if not found or (problem is not None and not any(one.whole for one in found)):
        raise problem or UnreadableError("empty")
    taken_, questions = _picked(found, choices)
    left = [one for one in found if one not in taken_]
    aside += [
        Aside("hidden_sheet" if one.sheet.hidden else "sheet", one.sheet.name) for one in left
    ]
    # What our own templates explain is no finding.
    names = {sheet.name for sheet in book.sheets}
    ours = {name for pair in template_sheets() if pair <= names for name in pair}
    told = [one for one in aside if one.what not in ours and len(book.sheets) > 1]
    return Chosen(tuple(taken_), tuple(questions), tuple(told))


def _fault_list(rows: Sequence[Sequence[str]]) -> int:
    """The line of the header of our own list of faults, in any language; 0 without one."""
    for line, cells in enumerate(rows[:3], start=1):
        names = {cell.rpartition("[")[2].rstrip("]") for cell in cells}
        if any(own <= names for own in (FAULT_COLUMNS, *fault_heads())):
            return line
    return 0


def _picked(found: list[Found], choices: Choices) -> tuple[list[Found], list[Question]]:
    visible = [one for one in found if not one.sheet.hidden]
    whole = [one for one in visible if one.whole]
    if len(whole) == 1:
        return whole, []
    if whole:
        return _asked(whole, [*(one.sheet.name for one in whole), ALL], choices, ALL)
    hidden = [one for one in found if one.whole]
    if hidden:
        return _asked(hidden, [one.sheet.name for one in hidden], choices, "")
    best = max(visible or found, key=lambda one: one.header.named)
    return [best], []


def _asked(
    found: list[Found], candidates: list[str], choices: Choices, otherwise: str
) -> tuple[list[Found], list[Question]]:
    said = choices.answers.get("sheet", "")
    answer = said if said in candidates else otherwise
    names = [one.sheet.name for one in found]
    question = Question("sheet", "sheet", "", names[0], tuple(candidates), len(names), (), answer)
    taken_ = [one for one in found if answer in {ALL, one.sheet.name}]
    return taken_, [question]


def _is_whole(header: Header, form: Form, known: Mapping[str, str]) -> bool:
    """Whether a header names every needed column; a helper stands for its column."""
    names = {known.get(heads.key(cell), "") for cell in header.cells}
    names |= {form.helpers[name] for name in names if name in form.helpers}
    return names >= set(form.needed)
