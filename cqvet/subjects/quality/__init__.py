"""Quality of vocational education: who says it is good, of what, and what is not reported."""

from cqvet.subjects.quality.coverage import FIGURES, figure, named
from cqvet.subjects.quality.golds import GOLDS, Gold

PARTS = ("double_high", "competitions", "titles", "ranks", "rural")
"""What stands behind the pictures of the page, a part at a time."""

__all__ = ["FIGURES", "GOLDS", "PARTS", "Gold", "figure", "named"]
