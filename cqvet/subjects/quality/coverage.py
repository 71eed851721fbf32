"""How many are named of what the article's figures on quality count, and figures computed here."""

from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.quality import editions, groups, schools

CATEGORIES: Final = ("resource_libraries", "online_courses")
"""The categories of national projects that the article names, of those that it counts."""

FIGURES: Final = ("groups", *(f"at_least_{medal}" for medal in ("gold", "silver", "excellence")))


def figure(name: str) -> int:
    """A figure that is computed from the tables. Raises `KeyError` for an unknown one."""
    if name == "groups":
        return sum(len(groups.of(row)) for row in groups.rows(groups.FIRST))
    return editions.at_least()[name.removeprefix("at_least_")]


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where nobody is."""
    champions = data.of("awards", competition="worldskills", year=2022, medal="gold")
    model, colleges = (
        len({row["institution"] for row in schools.rows() if row["status"] in codes})
        for codes in ((schools.MODEL,), schools.COLLEGE)
    )
    return {
        "numbers_double_high_first_round": len(groups.rows(groups.FIRST)),
        "numbers_national_model_secondary": model,
        "numbers_national_quality_colleges": colleges,
        "numbers_vocational_universities": len(schools.universities()),
        "numbers_project_categories": len(CATEGORIES),
        "numbers_rural_colleges": None,
        "talent_ws2022_first_in_event": len(champions),
        "talent_ws2022_optoelectronics_gold": len(data.of("awards", award="ws2022_opto")),
        "talent_ws2022_beauty_gold": len(data.of("awards", award="ws2022_beauty")),
    }
