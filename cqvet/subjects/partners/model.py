"""What the finder knows of an item, what it is asked, and what it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cqvet.base.filters import Filters


@dataclass(frozen=True)
class Place:
    """Where an item is: `how` says by what; `alias` is the park that spans the district."""

    district: str
    zone: str
    how: str
    ref: str
    alias: str = ""


@dataclass(frozen=True)
class Link:
    """What ties an item to a cluster; an empty cluster: to an industry outside 33618.

    `how` says by what, `via` is the id of what lies between; `modelled` where the crosswalk does.
    """

    cluster: str
    how: str
    ref: str
    via: str = ""
    confidence: str = "high"
    modelled: bool = False


@dataclass(frozen=True)
class Item:
    """Something to find. `members` maps institutions to the record of their membership.

    `institution` is the one that the item is, or is a part of.
    """

    kind: str
    id: str
    ref: str
    confidence: str
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict)
    institution: str = ""


@dataclass(frozen=True)
class Ask:
    """The conditions: shared filters, and an institution that looks for partners."""

    filters: Filters = field(default_factory=Filters)
    institution: str = ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """Which of region, industry, evidence and institution narrow the answer."""
        given = {
            "region": self.filters.zone or self.filters.district,
            "industry": self.filters.has_industry,
            "evidence": self.filters.evidence,
            "institution": self.institution,
        }
        return tuple(name for name, value in given.items() if value)

    def without(self, condition: str) -> "Ask":
        """The same without one of the conditions."""
        if condition == "institution":
            return replace(self, institution="")
        names = {"region": ("zone", "district"), "industry": ("tier", "cluster")}
        gone = dict.fromkeys(names.get(condition, (condition,)), "")
        return replace(self, filters=replace(self.filters, **gone))


@dataclass(frozen=True, order=True)
class Reason:
    """Why an item fits, and the record that shows it.

    `code`: `member`, `district`, `zone`, `spans_district`, `spans_zone`, `same` (cluster),
    `part` (the item's cluster is part of the one asked for), `whole` (it contains that one),
    `tier`. `what` is the place or the item's cluster, `how` and `via` as in `Place` and `Link`.
    """

    code: str
    ref: str
    what: str = ""
    how: str = ""
    via: str = ""
