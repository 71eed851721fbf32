"""Tables that a visitor brings: a form says what they consist of, here they are read and checked.

METHOD. `validate` takes the bytes of a CSV or XLSX file and a `Form`, and returns the rows
without a fault and every fault, located by row and column, with a code, what was found and
what was expected (`check.py`); how bytes become rows is in `read.py`. Nothing is stored.
"""

from cqvet.base.forms.cells import Cell, listed, whole
from cqvet.base.forms.check import refused, validate, validate_rows
from cqvet.base.forms.fault import LISTED, Fault, Group, UnreadableError, grouped
from cqvet.base.forms.form import Checked, Form, RowCheck
from cqvet.base.forms.read import clean, read
from cqvet.base.forms.template import as_csv
from cqvet.base.forms.words import column, districts, labels, message

__all__ = [
    "LISTED",
    "Cell",
    "Checked",
    "Fault",
    "Form",
    "Group",
    "RowCheck",
    "UnreadableError",
    "as_csv",
    "clean",
    "column",
    "districts",
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
