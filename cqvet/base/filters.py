"""The filters that reach several pages, and what they select. No Streamlit here.

An empty string means "all". Ids travel; a filter never holds a label.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data

EVIDENCE: Final = ("published", "high")
NAMES: Final = ("zone", "district", "level", "tier", "cluster", "evidence")


@dataclass(frozen=True)
class Filters:
    """What the reader chose: region, level, industry and evidence."""

    zone: str = ""
    district: str = ""
    level: str = ""
    tier: str = ""
    cluster: str = ""
    evidence: str = ""

    def region(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame with `district` and `zone` columns that lie in the region."""
        if self.district:
            return frame[frame["district"] == self.district]
        if self.zone:
            return frame[frame["zone"] == self.zone]
        return frame

    def industry(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame with a `cluster` column that belong to the chosen industry."""
        if self.cluster:
            return frame[frame["cluster"].isin(family(self.cluster))]
        if self.tier:
            return frame[frame["cluster"].isin(clusters(self.tier))]
        return frame

    def proven(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame with a `confidence` column that the evidence filter lets pass."""
        return frame[frame["confidence"] == "high"] if self.evidence == "high" else frame

    def trusts(self, row: data.Row) -> bool:
        """Whether the evidence filter lets a record pass."""
        return self.evidence != "high" or row["confidence"] == "high"

    def reaches(self, homes: Iterable[str | None]) -> bool:
        """Whether one of these districts lies in the region; the city has also what has none."""
        if self.district:
            return self.district in homes
        return not self.zone or any(code and zone_of(code) == self.zone for code in homes)

    def serves(self, industries: Iterable[str]) -> bool:
        """Whether one of these clusters belongs to the chosen industry."""
        if not self.has_industry:
            return True
        inside = family(self.cluster) if self.cluster else clusters(self.tier)
        return any(code in inside for code in industries)

    def chosen(self) -> dict[str, str]:
        """The filters that are set, by name."""
        every = {name: str(getattr(self, name)) for name in NAMES}
        return {name: value for name, value in every.items() if value}

    @property
    def has_industry(self) -> bool:
        return bool(self.tier or self.cluster)


def located(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with the `zone` of each row, and the `district` where only a school is known."""
    if "district" not in frame:
        homes = data.table("institutions").set_index("institution")["district"]
        frame = frame.assign(district=frame["institution"].map(homes))
    zones = data.table("districts").set_index("district")["zone"]
    return frame.assign(zone=frame["district"].map(zones))


@cache
def zone_of(district: str) -> str:
    """The zone of a district."""
    return str(data.table("districts").set_index("district").loc[district, "zone"])


@cache
def districts(zone: str = "") -> tuple[str, ...]:
    """District codes, of one zone or of all."""
    frame = data.table("districts")
    return tuple(frame[frame["zone"] == zone]["district"] if zone else frame["district"])


@cache
def tiers() -> tuple[str, ...]:
    """The tiers of the 33618 system in order; the 2024 plan of future industries is not in it."""
    frame = data.table("tiers")
    return tuple(frame[frame["in_33618"]]["tier"])


@cache
def clusters(tier: str = "") -> tuple[str, ...]:
    """Clusters of 33618 in reading order: each main cluster, then the new stars inside it.

    With a tier: the clusters of that tier only.
    """
    frame = _inside()
    if tier:
        return tuple(frame[frame["tier"] == tier]["cluster"])
    stars = frame["tier"].str.startswith("new_star")
    ordered: list[str] = []
    for main in (code for code in frame["cluster"] if code in mains()):
        ordered += [main, *frame[stars & (frame["parent"] == main)]["cluster"]]
    return tuple(ordered)


@cache
def mains() -> frozenset[str]:
    """The twelve main clusters: those that are not new stars."""
    frame = _inside()
    return frozenset(frame[~frame["tier"].str.startswith("new_star")]["cluster"])


@cache
def family(cluster: str) -> tuple[str, ...]:
    """A cluster with the clusters that are part of it."""
    frame = _inside()
    return (cluster, *frame[frame["parent"] == cluster]["cluster"])


def reconcile(values: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """Drop a filter that contradicts a wider one; returns the values and the names dropped."""
    dropped = []
    if values["zone"] and values["district"] and zone_of(values["district"]) != values["zone"]:
        dropped.append("district")
    if values["tier"] and values["cluster"] not in ("", *clusters(values["tier"])):
        dropped.append("cluster")
    return {**values, **dict.fromkeys(dropped, "")}, dropped


def _inside() -> pd.DataFrame:
    frame = data.table("clusters")
    return frame[frame["in_33618"]]
