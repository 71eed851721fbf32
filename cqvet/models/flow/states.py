"""The states of the flow: a route and the year on it, and the ends that absorb.

A state lasts exactly one school year: nobody repeats and nobody comes back (assumed).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class State:
    """One year of one route; `stage` is the level at which the student is enrolled."""

    route: str
    year: int
    stage: str

    @property
    def id(self) -> str:
        """The id that the API and the page show, such as `three_four_7`."""
        return f"{self.route}_{self.year}"


# Route: the stages it passes, with their years. The name tells both ends where it matters:
# `segmented` 3+2 secondary to higher, `college_three_two` 3+2 higher to bachelor. The fourth
# year of `college` is for those who need one more. Stage `bachelor` is at a university.
STAGES: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "general": (("general", 3),),
    "comprehensive": (("comprehensive", 3),),
    "plain": (("secondary", 3),),
    "segmented": (("secondary", 3), ("college", 2)),
    "five_year": (("secondary", 3), ("college", 2)),
    "three_four": (("secondary", 3), ("bachelor", 4)),
    "college": (("college", 4),),
    "college_three_two": (("college", 3), ("bachelor", 2)),
    "upgrade": (("bachelor", 2),),
    "exam_bachelor": (("bachelor", 4),),
    "vocational_bachelor": (("vocational_bachelor", 4),),
}

ENTRIES: Final = ("general", "comprehensive", "plain", "segmented", "five_year", "three_four")
"""Routes that take junior-secondary graduates; the others are fed from within."""

OUTSIDE: Final = "outside"
"""Those who enter a college without having been a local pupil of these routes: applicants from
other provinces, adults."""

THROUGH: Final = ("segmented", "five_year", "three_four")

ENDS: Final = (
    "work_general",
    "work_secondary",
    "work_college",
    "work_bachelor",
    "elsewhere",
    "left",
)
"""Absorbing: at work by the level last completed, further study outside, left before the end."""


def _unfold() -> tuple[State, ...]:
    states = []
    for route, stages in STAGES.items():
        names = [stage for stage, years in stages for _ in range(years)]
        states += [State(route, year, stage) for year, stage in enumerate(names, 1)]
    return tuple(states)


STATES: Final = _unfold()
INDEX: Final = {state.id: at for at, state in enumerate(STATES)}
END_INDEX: Final = {end: len(STATES) + at for at, end in enumerate(ENDS)}


def rows_of(stage: str) -> list[int]:
    """Return the positions of the states of a stage."""
    return [at for at, state in enumerate(STATES) if state.stage == stage]


FIRST_COLLEGE: Final = [
    INDEX[name] for name in ("college_1", "college_three_two_1", "segmented_4", "five_year_4")
]
"""First years in higher vocational education, as the ministry counts its entrants."""

FIRST_UNIVERSITY: Final = [
    INDEX[name] for name in ("three_four_4", "college_three_two_4", "upgrade_1", "exam_bachelor_1")
]

FIRST_VOCATIONAL: Final = INDEX["vocational_bachelor_1"]
LAST_VOCATIONAL: Final = INDEX["vocational_bachelor_4"]

SECONDARY_FINAL: Final = [INDEX[name] for name in ("plain_3", "segmented_3", "three_four_3")]
"""Last years that end with a secondary diploma; the five-year track has none on its way."""

COLLEGE_FINAL: Final = [
    INDEX[name]
    for name in ("college_3", "college_4", "college_three_two_3", "segmented_5", "five_year_5")
]

GATES: Final = [INDEX[f"{route}_1"] for route in (*ENTRIES, "college", "college_three_two")]
"""Where people come in: local pupils by route, those from outside at college and on its 3+2."""

WORK_FROM: Final[Mapping[str, str]] = {
    "secondary_vocational": "work_secondary",
    "higher_vocational": "work_college",
    "vocational_bachelor": "work_bachelor",
}
"""Level -> the measure of those who start work from it."""
