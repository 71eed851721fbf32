"""A toy of the rule that assessment moves schools up or down a class.

METHOD. The article says that Double-High and Double-Excellent schools move up or down by the
result of an assessment; indicators, weights, thresholds and classes are not published. The toy
has eight invented schools, three indicators, two thresholds and a move of at most one class a
year. It says nothing about any real school; it shows what measurement error, weights and
thresholds do to such a rule. See `rule`, `chance`, `repeat` and `breakpoints`.
"""

from typing import Final

from cqvet.models.assessment.breakpoints import Range, crossings, moves_at, stable, weights_at
from cqvet.models.assessment.chance import (
    REACH,
    Count,
    Odds,
    all_odds,
    band,
    between,
    interval,
    misplaced,
    moving,
    odds,
)
from cqvet.models.assessment.codes import (
    CHOICES,
    ERRORS,
    PLAIN,
    PRESETS,
    SHARED,
    Settings,
    decode_marks,
    decode_shares,
    encode_marks,
    encode_shares,
    replace_marks,
)
from cqvet.models.assessment.errors import AssessmentError
from cqvet.models.assessment.repeat import Year, years
from cqvet.models.assessment.rule import Case, Move, after, move, moves, normalised, read, score
from cqvet.models.assessment.toys import CLASSES, IDS, INDICATORS, MOST, PROGRAMMES, SCHOOLS, School

FIGURES: Final = (
    *("marks", "score", "odds", "misplaced", "moving", "band", "between"),
    *("years", "without_error", "range", "weight", "threshold", "error"),
)
"""What of the toy is shown as a figure."""

__all__ = [
    "CHOICES",
    "CLASSES",
    "ERRORS",
    "FIGURES",
    "IDS",
    "INDICATORS",
    "MOST",
    "PLAIN",
    "PRESETS",
    "PROGRAMMES",
    "REACH",
    "SCHOOLS",
    "SHARED",
    "AssessmentError",
    "Case",
    "Count",
    "Move",
    "Odds",
    "Range",
    "School",
    "Settings",
    "Year",
    "after",
    "all_odds",
    "band",
    "between",
    "crossings",
    "decode_marks",
    "decode_shares",
    "encode_marks",
    "encode_shares",
    "interval",
    "misplaced",
    "move",
    "moves",
    "moves_at",
    "moving",
    "normalised",
    "odds",
    "read",
    "replace_marks",
    "score",
    "stable",
    "weights_at",
    "years",
]
