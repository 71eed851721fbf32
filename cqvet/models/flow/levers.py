"""The levers as data: id (the name in the URL), today's value, its range, source, kind.

`low` and `high` are the stated range of today's value: about 90 % of the prior of an uncertain
quantity, the width of one printing step above a lower bound. `minimum` and `maximum` are what
the model accepts at all. Shares are fractions, counts are persons. What a reader sets is exact:
the range belongs to today's value only.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cqvet.models.flow.cohorts import AGED_0_14, graduates

ASSUMED: Final = "assumed"
ENTRANTS_2024: Final = "chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT_2024: Final = "chongqing_2024_higher_vocational_and_bachelor_enrolment"
_PLAN_2017: Final = "chongqing_2017_through_training_planned_entrants"
"""Ids of facts and statistics in the project's tables; what has none is assumed."""

FIRST_YEAR: Final = 2025
"""The school year that ends in 2025: entrants of autumn 2024, the article of February 2025."""
CHANGE_YEAR: Final = FIRST_YEAR + 1
LAST_YEAR: Final = 2035

Link: TypeAlias = Literal["bound", "logit", "log", "exact"]
Passage: TypeAlias = Literal["entry", "study", "finish", "college", "none"]


@dataclass(frozen=True, slots=True)
class Lever:
    """One input of the model.

    `kind` is `reported`, `reference` or `assumed`; `link` says how today's value is uncertain:
    `bound` (above the value, see `priors`), `logit` for shares, `log` for counts, `exact` for
    not at all. `passage` is where it acts: on those who enter secondary school, on all who
    study, on those who finish, on those who enter a college, or on nobody (`none`).
    """

    id: str
    default: float
    low: float
    high: float
    unit: str
    source: str
    kind: Literal["reported", "reference", "assumed"]
    link: Link
    passage: Passage
    minimum: float = 0.0
    maximum: float = 1.0
    qualifier: str = "exact"
    whole: bool = False


def _assumed(name: str, passage: Passage, default: float, low: float, high: float) -> Lever:
    return Lever(name, default, low, high, "share", ASSUMED, "assumed", "logit", passage)


def _entrants(year: int) -> Lever:
    count = graduates(year)
    return Lever(
        f"entrants_{year}", count, count * 0.91, count * 1.10, "person", AGED_0_14, "reference",
        "log", "entry", 0.0, 999_999.0,
    )  # fmt: skip


def _year(name: str, default: int) -> Lever:
    return Lever(
        name, default, default, default, "year", ASSUMED, "assumed", "exact", "none",
        CHANGE_YEAR, LAST_YEAR, whole=True,
    )  # fmt: skip


# 2017 plan: 3+4 1,400; five-year 2,250 and continuous five-year 3,800; segmented 3+2 13,700.
PLACES_2017: Final = 21_150.0
_FIVE_YEAR: Final = (2_250 + 3_800) / PLACES_2017
_THREE_FOUR: Final = 1_400 / PLACES_2017

_ALL: Final = (
    Lever(
        "through_share", 0.40, 0.34, 0.47, "share", "talent_through_train_share",
        "reported", "log", "entry", qualifier="reached",
    ),
    Lever(
        "split_five_year", _FIVE_YEAR, 0.20, 0.39, "share", f"{_PLAN_2017}_five_year",
        "reference", "logit", "entry",
    ),
    Lever(
        "split_three_four", _THREE_FOUR, 0.04, 0.11, "share", f"{_PLAN_2017}_3_4",
        "reference", "logit", "entry",
    ),
    Lever(
        "secondary_progression", 0.65, 0.65, 0.70, "share", "talent_secondary_progression",
        "reported", "bound", "finish", qualifier="at_least",
    ),
    Lever(
        "college_progression", 0.20, 0.20, 0.25, "share", "talent_college_progression",
        "reported", "bound", "finish", qualifier="at_least",
    ),
    _assumed("transfer", "finish", 0.90, 0.80, 0.95),
    _assumed("secondary_to_bachelor", "finish", 0.03, 0.01, 0.08),
    _assumed("college_three_two", "college", 0.03, 0.01, 0.08),
    _assumed("dropout_general", "study", 0.01, 0.005, 0.02),
    _assumed("dropout_secondary", "study", 0.03, 0.015, 0.06),
    _assumed("dropout_college", "study", 0.015, 0.007, 0.03),
    _assumed("dropout_bachelor", "study", 0.01, 0.005, 0.02),
    Lever(
        "comprehensive_places", 11_000, 11_000, 11_000, "person",
        "talent_comprehensive_high_places", "reported", "exact", "entry", 0.0, 1e6, "reached",
    ),
    _assumed("comprehensive_to_college", "finish", 0.60, 0.40, 0.77),
    _assumed("comprehensive_elsewhere", "finish", 0.30, 0.15, 0.50),
    _assumed("general_to_college", "finish", 0.32, 0.22, 0.44),
    _assumed("general_to_bachelor", "finish", 0.02, 0.01, 0.04),
    _assumed("general_elsewhere", "finish", 0.54, 0.44, 0.64),
    _assumed("vocational_share", "entry", 0.44, 0.38, 0.50),
    Lever(
        "outside_entrants", 30_000, 12_000, 75_000, "person", ASSUMED, "assumed", "log",
        "college", 0.0, 1e6,
    ),
    *(_entrants(year) for year in range(CHANGE_YEAR, LAST_YEAR + 1)),
    _year("change_year", CHANGE_YEAR),
    _year("horizon", LAST_YEAR),
)  # fmt: skip

LEVERS: Final = {lever.id: lever for lever in _ALL}

TODAY: Final = Lever(
    "entrants_today", graduates(FIRST_YEAR), graduates(FIRST_YEAR) * 0.91,
    graduates(FIRST_YEAR) * 1.10, "person", AGED_0_14, "reference", "log", "none", 0.0, 999_999.0,
)  # fmt: skip
PAST: Final = Lever(
    "college_past", 1.1, 0.92, 1.31, "ratio", ASSUMED, "assumed", "log", "none", 0.0, 10.0
)
LATE: Final = Lever("college_late", 0.05, 0.015, 0.15, "share", ASSUMED, "assumed", "logit", "none")
"""No levers, for they are past or beyond a plan: the entrants of the first year; how much larger
the college intake of autumn 2022 was than that of 2024; who needs a fourth year at college."""
QUANTITIES: Final = (*LEVERS.values(), TODAY, PAST, LATE)


def defaults() -> dict[str, float]:
    """Today's values of all levers."""
    return {lever.id: float(lever.default) for lever in LEVERS.values()}
