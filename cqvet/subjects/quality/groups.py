"""Double-High colleges of Chongqing in both rounds, and the programme groups of the first.

METHOD. A group was named in 2019 after its leading programme. Where the catalogue of today has
a programme of exactly that name, its class gives fit and primary cluster; where it has none,
nothing is guessed. Of the second round no source names the groups.
"""

from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, located

FIRST: Final = 1
SECOND: Final = 2


@cache
def table(turn: int = FIRST) -> pd.DataFrame:
    """The colleges of Chongqing in a round, with `district` and `zone`, in the list's order."""
    frame = data.table("double_high")
    frame = frame[(frame["region"] == "chongqing") & (frame["round"] == turn)]
    return located(frame)


def colleges(filters: Filters, turn: int = FIRST) -> pd.DataFrame:
    """The colleges of a round that the filters let pass."""
    return filters.proven(filters.region(table(turn)))


def groups(award: str) -> list[data.Row]:
    """The programme groups of an award, with `class`: a gap where the catalogue has none."""
    own = data.of("double_high_groups", award=award)
    return [data.Row({**row, "class": class_of(row["name_zh"])}, row.table) for row in own]


@cache
def class_of(name: str) -> str | None:
    """The class of the programmes of this exact Chinese name; None where there is not one."""
    found = {row["class"] for row in data.of("programmes", name_zh=name)}
    return str(found.pop()) if len(found) == 1 else None
