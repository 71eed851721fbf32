"""A visitor's programme register: read, checked, and given back clean or with its faults.

METHOD. One row is one programme at one institution in one year. `validate` takes the bytes of
a CSV or XLSX file and returns the rows without a fault and every fault, located by row and
column (`cqvet/forms`); what a register consists of is in `form.py`, how its cells are read in
`cells.py`, what must hold between them in `check.py`. Nothing is stored.
"""

from cqvet.subjects.register.check import form, validate
from cqvet.subjects.register.form import COLUMNS, COUNTS, KEYS, MAX_BYTES, MAX_ROWS, Words
from cqvet.subjects.register.template import EXAMPLE, template_csv, template_xlsx
from cqvet.subjects.register.words import labels, words

__all__ = [
    "COLUMNS",
    "COUNTS",
    "EXAMPLE",
    "KEYS",
    "MAX_BYTES",
    "MAX_ROWS",
    "Words",
    "form",
    "labels",
    "template_csv",
    "template_xlsx",
    "validate",
    "words",
]
