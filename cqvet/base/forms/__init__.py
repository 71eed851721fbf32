"""Tables that a visitor brings: a form says what they consist of, here they are read and checked.

METHOD. `validate` takes the bytes of a file and a `Form`, and returns the rows without a fault,
every fault, located by row and column, with a code, what was found and what was expected, and an
account of what was read, set aside, repaired and asked (`check.py`, `report.py`); how bytes
become rows is in `read.py`. Nothing is stored.
"""

from cqvet.base.forms.cells import Cell, listed, whole
from cqvet.base.forms.check import refused, validate, validate_rows
from cqvet.base.forms.fault import LISTED, Group, UnreadableError, grouped
from cqvet.base.forms.form import Ask, Change, Checked, Form, Mend, RowCheck, Settled
from cqvet.base.forms.grid import Book, clean
from cqvet.base.forms.persons import arrived
from cqvet.base.forms.read import read
from cqvet.base.forms.report import ALL, LEFT_OUT, UNDOABLE, Choices, Question, Report
from cqvet.base.forms.template import as_csv
from cqvet.base.forms.words import column, labels, message

__all__ = [
    "ALL",
    "LEFT_OUT",
    "LISTED",
    "UNDOABLE",
    "Ask",
    "Book",
    "Cell",
    "Change",
    "Checked",
    "Choices",
    "Form",
    "Group",
    "Mend",
    "Question",
    "Report",
    "RowCheck",
    "Settled",
    "UnreadableError",
    "arrived",
    "as_csv",
    "clean",
    "column",
    "grouped",
    "labels",
    "listed",
    "message",
    "read",
    "refused",
    "validate",
    "validate_rows",
    "whole",
]
