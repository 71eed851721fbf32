"""The needs desk: a visitor's needs, checked, and matched to programmes and institutions.

METHOD. What a table of needs consists of is in `form.py`; what programmes, classes and
institutions are described by in `targets.py`; weights and scores in `index.py`; which words met
which in `explain.py`; numbers of people in `people.py`; sentences with several trades in
`sentence.py`; ranking and threshold in `match.py`; how well it works, measured on the
labelled needs, in `trials.py`. Nothing is stored.
"""

from typing import Final

from cqvet import data
from cqvet.evidence.origin import Origin
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
    "FORMULAS",
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

FIGURES: Final = ("score", "share", "rest", "text", "rows", "people", "fault", "limit", "threshold")
MEASURED: Final = ("recall", "nonsense")


def warm() -> None:
    """Build the indices before the first need."""
    for script in ("zh", "en"):
        index(script)
        institution_index(script)


def _needs(ref: str, what: str, half: str = "", language: str = "") -> Origin:
    if half:
        known = what in MEASURED and half in trials.HALVES
        if not known or language not in ("all", *data.names("need_language")):
            raise KeyError(ref)
        return Origin(ref, "formula", table="need_trials", formula=f"needs_{what}")
    if what not in FIGURES:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"needs_{what}")


FORMULAS: Final = {"needs": _needs}
"""`needs/<what>` is a figure of the visitor's needs or a setting of their match,
`needs/<what>/<half>/<language>` how well it works."""
