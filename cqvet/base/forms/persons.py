"""Columns with names, identity or telephone numbers of people: dropped when a file arrives.

METHOD. A column is one of people where its header says so, or where a cell of it is a number of
an identity card (18 signs, the last a check digit) or a mobile telephone (11 digits). Its
cells are emptied before anything else looks at the file; the header stays, so that it can be
named. What is kept of the file for another reading is what is left.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from cqvet.base.forms.check import refused, validate
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import Checked, Form
from cqvet.base.forms.grid import Book, Layout, Sheet, taken
from cqvet.base.forms.heads import LOOKED, found, key, spellings
from cqvet.base.forms.read import opened
from cqvet.base.forms.report import Choices, Report

Content = bytes | Book
Check = Callable[[Content, Form, Choices | None], Checked]
KIND: Final = "person"
_HEADS: Final = re.compile(
    r"姓名|身份证|证件号|证号|手机|电话|联系|学籍号|考生号|考籍号|准考证|学号|住址|地址|邮箱|微信|qq"
    r"|负责人|班主任|辅导员|教师|家长|监护人|生日|出生|mail|phone|mobile|^tel|identity|idcard|idn(o|um)"
    r"|passport|address|contact|birth|surname|(first|last|family|given|full|student|person)s?name"
    r"|^name$|studentid|studentnumber$",
)
_IDENTITY: Final = re.compile(r"\d{17}[\dXx]", re.ASCII)
_MOBILE: Final = re.compile(r"(\+?86)?1[3-9]\d{9}", re.ASCII)
_SIGNS: Final = re.compile(r"[\s\-'’‘`\"=]")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


def arrived(
    content: Content, form: Form, choices: Choices | None = None, check: Check = validate
) -> tuple[Checked, Content]:
    """A file read without what it says of people, and what of it may be kept. Never raises."""
    known = spellings(form)

    def named(cells: Sequence[str]) -> int:
        return len({known[key(cell)] for cell in cells if key(cell) in known})

    try:
        book = content if isinstance(content, Book) else opened(content, named, form.max_bytes)
        rest, names = without(book, form)
    except UnreadableError as error:
        return replace(refused(form, ""), faults=(error.fault,)), b""
    kept: Content = rest if names else content
    checked = check(kept, form, choices)
    return replace(checked, report=told(checked.report, names)), kept


def without(book: Book, form: Form) -> tuple[Book, frozenset[str]]:
    """A file whose columns of people are empty but for their headers, and these headers.

    Raises `UnreadableError`: those of `grid.taken`.
    """
    known = spellings(form)
    sheets, names = [], set[str]()
    for sheet in book.sheets:
        rows = list(taken(sheet.rows(), form.max_rows, LOOKED))
        header = found(rows, known)
        heads = header.cells if header else ()
        for column in range(max(map(len, rows), default=0)):
            head = heads[column] if column < len(heads) else ""
            below = rows[header.bottom + 1 :] if header else rows
            if key(head) in known or not (
                _HEADS.search(key(head))
                or any(numbers_someone(row[column]) for row in below if column < len(row))
            ):
                continue
            names.add(head)
            for row in below:
                if column < len(row):
                    row[column] = ""
        layout = sheet.layout()
        shape = partial(Layout, layout.merged, layout.hidden)
        sheets.append(Sheet(sheet.name, partial(list, rows), sheet.hidden, sheet.listed, shape))
    return replace(book, sheets=tuple(sheets)), frozenset(names)


def numbers_someone(cell: str) -> bool:
    """Whether a cell is a number that stands for one person."""
    text = _SIGNS.sub("", cell)
    if _MOBILE.fullmatch(text):
        return True
    if not _IDENTITY.fullmatch(text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == text[17].upper()


def told(report: Report, names: frozenset[str]) -> Report:
    """The account with these columns told as columns of people."""
    aside = (
        replace(one, kind=KIND) if one.kind == "column" and one.what in names else one
        for one in report.aside
    )
    return replace(report, aside=tuple(aside))


def dropped(report: Report) -> frozenset[str]:
    """The headers of the columns that were dropped."""
    return frozenset(one.what for one in report.aside if one.kind == KIND)
