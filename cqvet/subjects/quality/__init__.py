"""Quality of vocational education: who says it is good, of what, and what is not reported."""

from cqvet.subjects.quality.awards import NONE, OUTSIDE, PARTS, SEVERAL, Choice, records
from cqvet.subjects.quality.coverage import FIGURES, figure, named
from cqvet.subjects.quality.golds import GOLDS, Gold

__all__ = [
    "FIGURES",
    "GOLDS",
    "NONE",
    "OUTSIDE",
    "PARTS",
    "SEVERAL",
    "Choice",
    "Gold",
    "figure",
    "named",
    "records",
]
