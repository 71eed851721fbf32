"""The needs desk: a visitor's needs, checked, and matched to programmes and institutions.

METHOD. What a table of needs consists of is in `form.py`; what programmes, classes and
institutions are described by in `targets.py`; weights and scores in `index.py`; which words met
which in `explain.py`; numbers of people in `people.py`; sentences with several trades in
`sentence.py`; ranking and threshold in `match.py`; how well it works, measured on the
labelled needs, in `trials.py`. Nothing is stored.
"""

from cqvet.subjects.needs import trials
from cqvet.subjects.needs.explain import Part
from cqvet.subjects.needs.form import (
    COLUMNS,
    MAX_BYTES,
    MAX_ROWS,
    MAX_TEXT,
    arrived,
    form,
    labels,
    template,
    validate,
)
from cqvet.subjects.needs.match import (
    BEST,
    THRESHOLD,
    Answer,
    Match,
    answers,
    index,
    institution_index,
    script_of,
)
from cqvet.subjects.needs.people import Count
from cqvet.subjects.needs.results import OUT, matched, named, records, table
from cqvet.subjects.needs.sentence import pieces, severed

__all__ = [
    "BEST",
    "COLUMNS",
    "MAX_BYTES",
    "MAX_ROWS",
    "MAX_TEXT",
    "OUT",
    "THRESHOLD",
    "Answer",
    "Count",
    "Match",
    "Part",
    "answers",
    "arrived",
    "form",
    "index",
    "institution_index",
    "labels",
    "matched",
    "named",
    "pieces",
    "records",
    "script_of",
    "severed",
    "table",
    "template",
    "trials",
    "validate",
    "warm",
]


def warm() -> None:
    """Build the indices before the first need."""
    for script in ("zh", "en"):
        index(script)
        institution_index(script)
