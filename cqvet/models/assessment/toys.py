"""Eight toy schools in two programmes: invented, so that no real school is judged."""

from dataclasses import dataclass
from typing import Final

INDICATORS: Final = ("reform", "quality", "service")
CLASSES: Final = ("first", "second", "third")
"""Of each programme, from the highest; nobody rises above the first or falls below the third."""
PROGRAMMES: Final = ("double_high", "double_excellent")
MOST: Final = 100
"""The highest mark of an indicator; marks are whole numbers from 0."""

Marks = tuple[int, int, int]


@dataclass(frozen=True)
class School:
    """A toy school: its programme, its class before the appraisal, its marks by indicator."""

    id: str
    programme: str
    standing: str
    marks: Marks


SCHOOLS: Final = (
    School("a", "double_high", "first", (88, 80, 78)),
    School("b", "double_high", "second", (84, 82, 76)),
    School("c", "double_high", "second", (70, 72, 68)),
    School("d", "double_high", "third", (78, 80, 82)),
    School("e", "double_excellent", "first", (58, 66, 62)),
    School("f", "double_excellent", "second", (52, 60, 64)),
    School("g", "double_excellent", "second", (90, 70, 72)),
    School("h", "double_excellent", "third", (60, 74, 56)),
)
IDS: Final = tuple(school.id for school in SCHOOLS)
