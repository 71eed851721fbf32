"""The levers as data: id (the name in the URL), default, stated range, source, kind.

`low` and `high` are the stated range of today's value: about 90 % of the prior of an assumed
quantity, the width of one printing step above a lower bound. `minimum` and `maximum` are what
the model accepts at all. Shares are fractions, growth a fraction a year, counts are persons.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

ASSUMED: Final = "assumed"
CENSUS_2020: Final = "census_2020"
ENTRANTS_2024: Final = "chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT_2024: Final = "chongqing_2024_higher_vocational_and_bachelor_enrolment"
_PLAN_2017: Final = "chongqing_2017_through_training_planned_entrants"
"""Ids of facts and statistics in the project's tables; what has none is assumed."""

FIRST_YEAR: Final = 2025
"""The school year that ends in 2025: entrants of autumn 2024, the article of February 2025."""
LAST_YEAR: Final = 2035

Link: TypeAlias = Literal["bound", "logit", "log", "growth", "exact"]


@dataclass(frozen=True, slots=True)
class Lever:
    """One input of the model.

    `kind` is `reported`, `reference` or `assumed`; `link` says how the uncertainty about
    today's value is carried to another setting: `bound` (above the value, see `priors`),
    `logit` for shares, `log` for counts, `growth`, or `exact` for none.
    """

    id: str
    default: float
    low: float
    high: float
    unit: str
    source: str
    kind: Literal["reported", "reference", "assumed"]
    link: Link
    minimum: float = 0.0
    maximum: float = 1.0
    qualifier: str = "exact"
    whole: bool = False


def _assumed(name: str, default: float, low: float, high: float, maximum: float = 1.0) -> Lever:
    return Lever(name, default, low, high, "share", ASSUMED, "assumed", "logit", 0.0, maximum)


# 2017 plan: 3+4 1,400; five-year 2,250 and continuous five-year 3,800; segmented 3+2 13,700.
PLACES_2017: Final = 21_150.0
_FIVE_YEAR: Final = (2_250 + 3_800) / PLACES_2017
_THREE_FOUR: Final = 1_400 / PLACES_2017

_ALL: Final = (
    Lever(
        "through_share", 0.40, 0.40, 0.40, "share", "talent_through_train_share",
        "reported", "exact", qualifier="reached",
    ),
    Lever(
        "through_base", 1.0, 0.85, 1.18, "ratio", ASSUMED, "assumed", "log", 0.25, 2.5,
    ),
    Lever(
        "split_five_year", _FIVE_YEAR, 0.20, 0.39, "share", f"{_PLAN_2017}_five_year",
        "reference", "logit",
    ),
    Lever(
        "split_three_four", _THREE_FOUR, 0.04, 0.11, "share", f"{_PLAN_2017}_3_4",
        "reference", "logit",
    ),
    Lever(
        "secondary_progression", 0.65, 0.65, 0.70, "share", "talent_secondary_progression",
        "reported", "bound", qualifier="at_least",
    ),
    Lever(
        "college_progression", 0.20, 0.20, 0.25, "share", "talent_college_progression",
        "reported", "bound", qualifier="at_least",
    ),
    _assumed("transfer", 0.90, 0.80, 0.95),
    _assumed("college_three_two", 0.03, 0.01, 0.08),
    _assumed("dropout_general", 0.01, 0.005, 0.02),
    _assumed("dropout_secondary", 0.03, 0.015, 0.06),
    _assumed("dropout_college", 0.015, 0.007, 0.03),
    _assumed("dropout_bachelor", 0.01, 0.005, 0.02),
    Lever(
        "comprehensive_places", 11_000, 11_000, 11_000, "person",
        "talent_comprehensive_high_places", "reported", "exact", 0.0, 1e6, "reached",
    ),
    _assumed("comprehensive_to_college", 0.60, 0.40, 0.77),
    _assumed("comprehensive_elsewhere", 0.30, 0.15, 0.50),
    _assumed("general_to_college", 0.40, 0.28, 0.53),
    _assumed("general_elsewhere", 0.48, 0.38, 0.58),
    Lever(
        "junior_graduates", 353_000, 318_000, 392_000, "person", CENSUS_2020, "reference", "log",
        1.0, 1e7,
    ),
    _assumed("vocational_share", 0.44, 0.38, 0.50),
    Lever(
        "entrant_growth", 0.0, -0.03, 0.03, "share", ASSUMED, "assumed", "growth", -1.0, 1.0,
    ),
    Lever(
        "horizon", LAST_YEAR, LAST_YEAR, LAST_YEAR, "year", ASSUMED, "assumed", "exact",
        FIRST_YEAR + 1, LAST_YEAR, whole=True,
    ),
)  # fmt: skip

LEVERS: Final = {lever.id: lever for lever in _ALL}

HISTORY: Final = Lever(
    "college_history", 1.1, 0.92, 1.31, "ratio", ASSUMED, "assumed", "log", 0.0, 10.0
)
"""Not a lever: how much larger earlier college intakes were than today's rates would give."""


def defaults() -> dict[str, float]:
    """Return today's values of all levers."""
    return {lever.id: float(lever.default) for lever in LEVERS.values()}
