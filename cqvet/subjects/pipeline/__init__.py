"""The student flow and the tables: what its figures rest on, how its results are split."""

from typing import Final

from cqvet import data
from cqvet.base.params import ANY_TEXT, Param
from cqvet.models import flow
from cqvet.subjects.pipeline.parts import FORMULAS
from cqvet.subjects.pipeline.shares import age_group, blended

PARTS: Final = ("results", "regions", "elsewhere", "published", "readings", "method")
"""What stands behind the pictures of the page, as the address names it."""

YEARS: Final = range(flow.FIRST_YEAR, flow.LAST_YEAR + 1)

__all__ = ["FORMULAS", "PARTS", "YEARS", "age_group", "blended", "params"]


def params() -> tuple[Param, ...]:
    """What the address of the page carries: each lever as it was written, a second line."""
    known = tuple(data.table("series")["series"])
    return (
        *(Param(name, ANY_TEXT) for name in flow.LEVERS),
        Param("aside", ANY_TEXT, longest=1_500),
        Param("series", known, known[0]),
        Param("part", PARTS),
        Param("at", tuple(map(str, YEARS)), default=str(flow.LAST_YEAR)),
    )
