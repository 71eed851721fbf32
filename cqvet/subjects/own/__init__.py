"""The tables that a visitor brings for a visit: what they are, how they are read, their files.

They are of the kind `yours`, stand beside the published ones and never among them.
"""

from cqvet.subjects.own.examples import EXAMPLES
from cqvet.subjects.own.findings import finding, told_of
from cqvet.subjects.own.form import FORMS, arrived, form
from cqvet.subjects.own.schools import placed, schools
from cqvet.subjects.own.tables import Own, Table, years
from cqvet.subjects.own.template import template

__all__ = [
    "EXAMPLES",
    "FORMS",
    "Own",
    "Table",
    "arrived",
    "finding",
    "form",
    "placed",
    "schools",
    "template",
    "told_of",
    "years",
]
