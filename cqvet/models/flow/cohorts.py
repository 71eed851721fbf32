"""Local pupils by the school year in which they would enter secondary school.

A child aged `a` on 1 November 2020 finishes junior-secondary school at 15 and enters in the
autumn of 2035 - a, the school year 2036 - a. Residents aged 0 to 14 in 2020 (Chongqing) are
spread over single years like the children of the whole country: five-year groups of the same
census, single years within a group in proportion to the births of the year (both third hand).
"""

from typing import Final

AGED_0_14: Final = "comparators/cp63"
RESIDENTS: Final = 5_098_400.0
"""Residents of Chongqing aged 0 to 14 on 1 November 2020."""
AGED_15_19: Final = 1_767_082.0
"""Residents aged 15 to 19, the sum of 38 districts: those who entered before 2022."""

GROUPS: Final = {0: 77_883_888.0, 5: 90_244_056.0, 10: 85_255_994.0}
"""Children in the country by the first age of their five-year group, census of 2020."""
BIRTHS: Final = (
    1202,
    1465,
    1523,
    1765,
    1883,
    1654,
    1897,
    1776,
    1973,
    1797,
    1592,
    1591,
    1608,
    1595,
    1585,
)
"""Births in the country of those aged 0 to 14, in ten thousand: 2020 back to 2006."""
PER_RESIDENT: Final = 0.96
"""Junior-secondary graduates for each resident of the age (assumed): some leave or repeat, some
live elsewhere; no count of graduates is published for the city."""


def profile() -> tuple[float, ...]:
    """The share of each single age from 0 to 14 among all children; they add to 1."""
    shares = []
    for age, born in enumerate(BIRTHS):
        first = 5 * (age // 5)
        shares.append(GROUPS[first] * born / sum(BIRTHS[first : first + 5]))
    return tuple(share / sum(GROUPS.values()) for share in shares)


def residents(year: int) -> float:
    """Residents in 2020 of the age that enters secondary school in a school year.

    Those born after the census are taken to be as many as the youngest in it.
    """
    age = max(2036 - year, 0)
    return AGED_15_19 / 5 if age > 14 else RESIDENTS * profile()[age]


def graduates(year: int) -> float:
    """Junior-secondary graduates who enter in a school year, to the nearest hundred."""
    return float(round(residents(year) * PER_RESIDENT, -2))
