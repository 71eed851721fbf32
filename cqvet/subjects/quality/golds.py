"""The five “golds”: what the article and other sources report of each, by reference.

Nothing is counted here that a source does not count; what is not reported is said in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Gold:
    """Facts of the article, and references to what other sources report."""

    facts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


GOLDS: Final[Mapping[str, Gold]] = {
    "programmes": Gold(
        ("numbers_double_high_first_round", "cities_featured_programmes"),
        ("quality/groups",),
    ),
    "courses": Gold(("numbers_project_categories",)),
    "textbooks": Gold(),
    "teachers": Gold(
        ("numbers_competition_years",),
        (
            "awards/teach_2018",
            "awards/teach_2023",
            "statistics/chongqing_2007_specialised_secondary_full_time_teachers",
            "statistics/chongqing_2007_vocational_high_school_full_time_teachers",
        ),
    ),
    "bases": Gold(
        ("cities_practice_bases", "cities_virtual_simulation_bases"), ("awards/ws2017_beauty",)
    ),
}
