"""Quality of vocational education: who says it is good, of what, and what is not reported."""

from cqvet.quality.awards import NONE, OUTSIDE, PARTS, SEVERAL, Choice, records
from cqvet.quality.coverage import FIGURES, figure, named
from cqvet.quality.golds import GOLDS, Gold

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
