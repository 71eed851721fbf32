"""Quality of vocational education: who says it is good, of what, and what is not reported."""

from typing import Final

from cqvet import data
from cqvet.base.params import Param
from cqvet.evidence.origin import each
from cqvet.subjects.quality import awards
from cqvet.subjects.quality.coverage import FIGURES, figure, named
from cqvet.subjects.quality.golds import GOLDS, Gold

PARTS = ("double_high", "competitions", "titles", "ranks", "rural")
"""What stands behind the pictures of the page, a part at a time."""

FORMULAS: Final = {"quality": each("quality", FIGURES)}
"""`quality/<figure>` is computed from the tables of programme groups and awards."""

__all__ = ["FIGURES", "FORMULAS", "GOLDS", "PARTS", "Gold", "figure", "named", "params"]


def params() -> tuple[Param, ...]:
    """What the address of the page carries."""
    return (
        *awards.ITEMS.params(),
        Param("award", tuple(data.table("awards")["award"])),
        Param("part", PARTS),
    )
