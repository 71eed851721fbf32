"""Where vocational education is: measures by district and zone, places of institutions.

METHOD. Counts of a district or zone are rows of the tables with a known district; those of the
city are all rows. `higher_per_100k` =
100,000 x higher institutions / residents aged 15 to 19. `urban_share` = urban residents /
residents, a fraction. A zone's figure is the same formula over the sums of its districts;
where a district is missing, the zone has no figure.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import located
from cqvet.base.params import Param, Reads
from cqvet.evidence.origin import Formula, Origin
from cqvet.subjects import packed

HIGHER: Final = ("higher_vocational", "vocational_bachelor")
CITY: Final = "city"
HIGHER_COUNT: Final = "higher_institutions"
COUNTED: Final = (HIGHER_COUNT, "double_high")
PER: Final = 100_000
LAYERS: Final = (
    "colleges",
    "secondary_vocational",
    "higher_vocational",
    "vocational_bachelor",
    "consortium",
    "community",
    "own",
)
"""What the map can show: circles by number of colleges, dots by level, marks of networks, and
what a visitor brought."""
PARTS: Final = ("institutions", "districts", "networks", "roles", "division", "own")
"""The parts of the page below the map; the last where a visitor brought institutions."""
STEPS: Final = range(-2, 5)
"""How many steps nearer one may look at the map."""

LOST: Final = "institutions/level=higher_vocational&district="
"""The path that counts the colleges whose district was not found."""


@dataclass(frozen=True)
class Measure:
    """A measure of a district: its parts, how they combine, its unit and decimals.

    `parts` name additive counts; `combine` makes the value from their sums, so that it
    holds for a district and a zone alike.
    """

    parts: tuple[str, ...]
    unit: str
    digits: int = 0
    combine: Callable[..., pd.Series] = lambda part: part
    comparable: bool = True


MEASURES: Final = {
    "higher_institutions": Measure(("higher_institutions",), "institution"),
    "double_high": Measure(("double_high",), "college"),
    "population": Measure(("population",), "person"),
    "age_15_19": Measure(("age_15_19",), "person"),
    "higher_per_100k": Measure(
        ("higher_institutions", "age_15_19"),
        "institution",
        1,
        lambda higher, aged: PER * higher / aged,
    ),
    "urban_share": Measure(
        ("population_urban", "population"), "percent", 1, lambda urban, all_: 100 * urban / all_
    ),
    "gdp": Measure(("gdp",), "yuan_100m", 2, comparable=False),
}


@cache
def parts() -> pd.DataFrame:
    """Additive counts by district (index: district; a column for each part of a measure)."""
    statistics = data.table("district_statistics")
    frame = statistics.pivot(index="district", columns="measure", values="value")
    for name, places in counted().items():
        frame[name] = places.value_counts().reindex(frame.index, fill_value=0).astype(float)
    return frame


@cache
def counted() -> dict[str, pd.Series]:
    """For each part that counts institutions the district of each one; a gap if not known."""
    institutions = data.table("institutions")
    higher = institutions[institutions["level"].isin(HIGHER)]
    statuses = data.table("institution_statuses")
    double = statuses[statuses["status"] == "double_high_1"]["institution"]
    chosen = (higher, higher[higher["institution"].isin(double)])
    return {name: found["district"] for name, found in zip(COUNTED, chosen, strict=True)}


@cache
def lost(measure: str) -> int:
    """How many institutions of a measure stand in no district's or zone's figure."""
    parts = MEASURES[measure].parts
    return sum(int(counted()[part].isna().sum()) for part in parts if part in COUNTED)


@cache
def unknown(measure: str, place: str) -> tuple[str, ...]:
    """The districts of a place that have no value of a measure."""
    values = by_district(measure)
    return tuple(code for code in districts_of(place) if math.isnan(values[code]))


@cache
def by_district(measure: str) -> pd.Series:
    """The values of a measure, index district; missing where a part is missing."""
    chosen = MEASURES[measure]
    return chosen.combine(*(parts()[part] for part in chosen.parts)).rename(measure)


@cache
def by_zone(measure: str) -> pd.Series:
    """The values of a measure, index zone; missing where any district lacks a part."""
    chosen = MEASURES[measure]
    zones = data.table("districts").set_index("district")["zone"]
    sums = parts()[list(dict.fromkeys(chosen.parts))].groupby(zones).sum(min_count=1)
    gaps = parts()[list(chosen.parts)].isna().groupby(zones).any()
    values = chosen.combine(*(sums[part].mask(gaps[part]) for part in chosen.parts))
    return values.reindex(data.table("zones")["zone"]).rename(measure)


@cache
def district_table() -> pd.DataFrame:
    """One row a district: ids, names and every measure."""
    frame = data.table("districts").copy()
    for measure in MEASURES:
        frame[measure] = frame["district"].map(by_district(measure))
    return frame


@cache
def institution_table() -> pd.DataFrame:
    """Institutions with zone and dot (lon, lat); no dot where the district is not known."""
    frame = located(data.table("institutions"))
    found = packed.dots(frame["district"])
    return frame.assign(lon=found["lon"], lat=found["lat"])


@cache
def standing(district: str, measure: str) -> tuple[int, int] | None:
    """How many districts of the zone have a higher value than this one, and of how many.

    None where the district has no value. A count, not a grade.
    """
    values = by_district(measure)
    zones = data.table("districts").set_index("district")["zone"]
    peers = values[zones == zones[district]].dropna()
    return None if district not in peers else (int((peers > peers[district]).sum()), len(peers))


@cache
def of_city(measure: str) -> float:
    """The value of a measure for the whole city; missing where any district lacks a part.

    Institutions count whether or not their district is known.
    """
    chosen = MEASURES[measure]
    all_counted = {name: float(len(places)) for name, places in counted().items()}
    whole = parts().sum(skipna=False).to_frame().T.assign(**all_counted)
    return float(chosen.combine(*(whole[part] for part in chosen.parts)).iloc[0])


@cache
def districts_of(place: str) -> tuple[str, ...]:
    """The districts of a place: all of the city, those of a zone, or the one.

    Raises `KeyError` where there is no such place.
    """
    known = data.records("districts")
    if place == CITY:
        return tuple(known)
    zone = tuple(row["district"] for row in data.of("districts", zone=place))
    return zone or (known[place]["district"],)


@cache
def placed(place: str) -> int:
    """How many higher vocational institutions of a place have a known district."""
    return int(parts()[HIGHER_COUNT].loc[list(districts_of(place))].sum())


@cache
def without(place: str) -> tuple[str, ...]:
    """The districts of a place in which no higher vocational institution could be placed."""
    return tuple(code for code in districts_of(place) if not placed(code))


@cache
def without_share(place: str) -> float:
    """The part of a place's residents aged 15 to 19 who live in such districts."""
    aged = parts()["age_15_19"]
    return float(aged.loc[list(without(place))].sum() / aged.loc[list(districts_of(place))].sum())


@cache
def fullest(place: str) -> tuple[str, ...]:
    """The districts of a place that have such institutions, those with most first."""
    found = [code for code in districts_of(place) if placed(code)]
    return tuple(sorted(found, key=placed, reverse=True))


def nearest(district: str) -> str:
    """The nearest other district with such institutions."""
    return nearest_of(district, fullest(CITY))


@cache
def nearest_of(district: str, places: tuple[str, ...]) -> str:
    """The nearest of these districts to another, by the distance of label points."""
    known = data.records("districts")
    here = known[district]

    def distance(code: str) -> float:
        there = known[code]
        east = (there["lon"] - here["lon"]) * math.cos(math.radians(here["lat"]))
        return math.hypot(east, there["lat"] - here["lat"])

    return min((code for code in places if code != district), key=distance)


def _layers(text: str) -> None:
    """Layers that are off, written with dots. Raises `ValueError` for an unknown one."""
    if not set(text.split(".")) <= set(LAYERS):
        raise ValueError(text)


def params() -> tuple[Param, ...]:
    """What the address of the map carries."""
    return (
        Param("measure", ("zones", *MEASURES), default="zones"),
        Param("institution", tuple(data.table("institutions")["institution"])),
        Param("zoom", tuple(map(str, STEPS)), default="0"),
        Param("off", Reads(_layers)),
        Param("part", PARTS, default=PARTS[0]),
    )


def _measure(ref: str, measure: str, place: str) -> Origin:
    chosen = MEASURES[measure]
    districts = districts_of(place)
    if len(districts) == 1 and chosen.parts == (measure,):
        if measure in COUNTED:
            return Origin(ref, "formula", formula=measure)
        row = data.records("district_statistics")[f"{place}/{measure}"]
        return Origin(ref, "record", table="district_statistics", row=row)
    measures = dict.fromkeys(chosen.parts)
    parts = tuple(_part(part, code) for part in measures for code in districts)
    return Origin(ref, "formula", formula=measure, parts=parts)


def _part(part: str, district: str) -> str:
    if part in COUNTED:
        return f"measure/{part}/{district}"
    return f"district_statistics/{district}/{part}"


def _standing(ref: str, measure: str, district: str) -> Origin:
    if measure not in MEASURES:
        raise KeyError(ref)
    zone = data.records("districts")[district]["zone"]
    parts = tuple(f"measure/{measure}/{code}" for code in districts_of(zone))
    return Origin(ref, "formula", formula="standing", parts=parts)


def _without(ref: str, place: str) -> Origin:
    parts = tuple(f"measure/{HIGHER_COUNT}/{code}" for code in districts_of(place))
    return Origin(ref, "formula", formula="without", parts=parts)


def _without_share(ref: str, place: str) -> Origin:
    aged = tuple(f"district_statistics/{code}/age_15_19" for code in districts_of(place))
    return Origin(ref, "formula", formula="without_share", parts=_without(ref, place).parts + aged)


FORMULAS: Final[Mapping[str, Formula]] = {
    "measure": _measure,
    "standing": _standing,
    "without": _without,
    "without_share": _without_share,
}
"""`measure/<measure>/<place>` of a district, a zone or the city; `standing/<measure>/<district>`
a count of districts; `without/<place>` the districts of a place without a college that could be
placed, `without_share/<place>` the young people there."""
