"""Supply against demand: the modelled split, or a visitor's register."""

from functools import cache, lru_cache

import numpy as np
import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.models import matching
from cqvet.models.matching import Case, Floats, Reading
from cqvet.subjects.market.codes import (
    COUNTED,
    MOST_POSTS,
    decode_total,
    decode_weights,
    encode_weights,
)
from cqvet.subjects.market.tables import root_of, roots, split, weights


@lru_cache(maxsize=256)
def demand(basis: str, own: str = "") -> Floats:
    """Demand shares by root cluster; `own` is a code of `encode_weights` or of `posts`.

    They are shared: not to be written into. Raises `MatchError` (`no_demand` where nothing has a
    weight).
    """
    if basis == "own":
        given = decode_weights(own, MOST_POSTS)
        values = pd.DataFrame(list(given.items()), columns=["cluster", "value"])
    else:
        figures = data.table("cluster_figures")
        values = figures[figures["figure"] == "target"]
    found = matching.demand(data.table("clusters"), basis, values)
    found.flags.writeable = False
    return found


def posts(demand: pd.DataFrame, year: int) -> str:
    """The posts of a visitor's demand in a year as a code of weights; parts add to their whole."""
    rows = demand[demand["year"] == year]
    found = rows.groupby(rows["cluster"].map(root_of()))["posts"].sum()
    return encode_weights({str(root): int(n) for root, n in found.items()})


@cache
def spread(basis: str) -> Floats:
    """How unsure the demand of each root cluster is, as a standard deviation of its logarithm.

    What applies to a cluster adds up as squares (`demand_spreads`); a visitor's own weights are
    taken as they stand.
    """
    sizes = {row["applies_to"]: row["sd"] for row in data.rows(data.table("demand_spreads"))}
    if basis == "own":
        return np.zeros(len(roots()))
    if basis == "equal":
        return np.full(len(roots()), sizes["equal"])
    figures = data.table("cluster_figures")
    targets = figures[figures["figure"] == "target"].set_index("cluster").loc[list(roots())]
    part = (targets["coverage"] != "whole").to_numpy()
    label = targets["is_tier_label"].to_numpy(dtype=bool)
    squares = sizes["every_target"] ** 2 + label * sizes["tier_label"] ** 2
    found: Floats = np.sqrt(squares + part * sizes["part_or_wider"] ** 2)
    return found


def readings(own: str = "") -> dict[str, Reading]:
    """Every basis of demand with its spread, the visitor's weights only where there are some."""
    return {
        basis: Reading(demand(basis, own), spread(basis))
        for basis in matching.BASES
        if basis != "own" or own
    }


@cache
def labelled() -> frozenset[str]:
    """Root clusters with a tier label and no target of their own."""
    figures = data.table("cluster_figures")
    rows = figures[(figures["figure"] == "target") & figures["is_tier_label"].astype(bool)]
    return frozenset(rows["cluster"]) & set(roots())


@cache
def zone_counts() -> dict[str, int]:
    """Named institutions with a known district, by zone."""
    zones = data.table("institutions")["district"].dropna().map(filters.zone_of)
    found = zones.value_counts()
    return {zone: int(found[zone]) for zone in data.names("zone")}


def zone_share(zone: str) -> float | None:
    """A zone's share of the named institutions; None for the whole city."""
    counts = zone_counts()
    return counts[zone] / sum(counts.values()) if zone else None


def modelled(
    demand: Floats, ratings: str = "", level: str = "", zone: str = "", total: str = ""
) -> Case:
    """The modelled split of the city, a level or (assumed) a zone against a demand."""
    return split(ratings).case(
        demand,
        levels=[level] if level else [],
        zone_share=zone_share(zone),
        total=decode_total(total) if total else None,
    )


def chosen(register: pd.DataFrame, of: Filters) -> pd.DataFrame:
    """The rows of a register of a level and a region."""
    rows = register[register["level"] == of.level] if of.level else register
    return of.region(rows.assign(zone=rows["district"].map(filters.zone_of)))


def own(
    register: pd.DataFrame,
    demand: Floats,
    year: int,
    earlier: int | None,
    ratings: str = "",
    *,
    counted: str = COUNTED[0],
) -> Case:
    """A visitor's register against a demand, by what of it is counted."""
    programmes = data.table("programmes")
    return matching.register_case(
        register,
        programmes,
        weights(ratings),
        demand,
        year=year,
        earlier=earlier,
        counted=_column(counted),
    )


def uncounted(register: pd.DataFrame, year: int, counted: str) -> int:
    """How many offerings of a year take no part: their number is not known."""
    found = matching.offerings(register, data.table("programmes"), year, _column(counted))
    return int(found["size"].isna().sum())


def _column(counted: str) -> str:
    return "" if counted == COUNTED[0] else counted


def points(register: pd.DataFrame, year: int, ratings: str = "") -> pd.DataFrame:
    """A register's offerings by `zone`, `level`, `cluster`: column `points`."""
    zones = {code: filters.zone_of(code) for code in filters.districts()}
    programmes = data.table("programmes")
    return matching.points(register, programmes, weights(ratings), zones, year)


def class_points(register: pd.DataFrame, year: int, ratings: str = "") -> Floats:
    """A register's offerings by class, in the order of `Weights.classes`."""
    found = matching.offerings(register, data.table("programmes"), year)["class"].value_counts()
    return np.array([found.get(name, 0) for name in weights(ratings).classes], dtype=np.float64)
