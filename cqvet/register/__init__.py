"""A visitor's programme register: read, checked, and given back clean or with its faults.

METHOD. One row is one programme at one institution in one year. `validate` takes the bytes of
a CSV or XLSX file and returns the rows without a fault and every fault, located by row and
column, with a code, what was found and what was expected (`check.py`, `cells.py`); how bytes
become rows is in `read.py`, the words of both languages in `words.py`. Nothing is stored.
"""

from cqvet.register.check import validate
from cqvet.register.form import (
    COLUMNS,
    COUNTS,
    KEYS,
    MAX_BYTES,
    MAX_ROWS,
    Checked,
    Fault,
    Words,
)
from cqvet.register.template import EXAMPLE, template_csv, template_xlsx
from cqvet.register.words import column, labels, message, words

__all__ = [
    "COLUMNS",
    "COUNTS",
    "EXAMPLE",
    "KEYS",
    "MAX_BYTES",
    "MAX_ROWS",
    "Checked",
    "Fault",
    "Words",
    "column",
    "labels",
    "message",
    "template_csv",
    "template_xlsx",
    "validate",
    "words",
]
