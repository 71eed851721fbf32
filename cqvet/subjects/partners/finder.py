"""Which items meet all conditions, each once, with every reason why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.subjects import networks
from cqvet.subjects.partners.items import items, of_institution
from cqvet.subjects.partners.model import Ask, Item, Link, Reason

KINDS: Final = (
    *("consortium", "community", "group", "institution"),
    *("twin_city", "overseas", "yours"),
)
"""The groups of an answer, in reading order."""


@dataclass(frozen=True)
class Found:
    """An item that fits, with its reasons; without any condition there are none."""

    item: Item
    reasons: tuple[Reason, ...]

    @property
    def joined(self) -> bool:
        """Whether the institution that asks takes part in it already."""
        return any(reason.code == "member" for reason in self.reasons)


def find(ask: Ask, own: Sequence[Item] = ()) -> tuple[Found, ...]:
    """All items that meet the conditions and are new to the institution, in the order of `KINDS`.

    `own` are the items of the visitor's register.
    """
    return tuple(one for one in _every(ask, own) if not one.joined)


def joined(ask: Ask) -> tuple[Found, ...]:
    """What meets the conditions too, but the institution takes part in it already."""
    return tuple(one for one in _every(ask) if one.joined)


def _every(ask: Ask, own: Sequence[Item] = ()) -> list[Found]:
    found = []
    for item in (*items(), *own):
        reasons = _fit(item, ask)
        if reasons is not None:
            found.append(Found(item, tuple(dict.fromkeys(reasons))))
    return sorted(found, key=lambda one: KINDS.index(one.item.kind))


def networks_of(chosen: Filters) -> int:
    """How many networks fit a region and an industry."""
    return sum(one.item.kind in networks.KINDS for one in find(Ask(chosen)))


def _closest(reasons: Iterable[Reason]) -> list[Reason]:
    """Of reasons by one and the same tie those whose cluster is closest to the one asked for."""
    kept = list(reasons)
    for code, weaker in (("same", ("part", "whole")), ("part", ("whole",))):
        ties = {(reason.how, reason.via) for reason in kept if reason.code == code}
        kept = [r for r in kept if r.code not in weaker or (r.how, r.via) not in ties]
    return kept


def _fit(item: Item, ask: Ask) -> list[Reason] | None:
    """The reasons why an item meets all conditions; None where it misses one."""
    chosen = ask.filters
    links = proven(item.links, chosen)
    unproven = chosen.evidence == "high" and item.confidence != "high"
    # Of an institution without a link that the evidence bears, nothing can be said.
    if unproven or (item.kind in ("institution", "yours") and not links):
        return None
    parts = []
    if chosen.zone or chosen.district:
        parts.append(_place(item, chosen))
    if chosen.has_industry:
        parts.append(_industry(links, asked(chosen)))
    if ask.institution:
        parts.append(_partner(item, links, ask))
    if not all(parts):
        return None
    # Each condition by itself: what is closest to one may not be what another asks for.
    return [reason for part in reversed(parts) for reason in _closest(part)]


def proven(links: Iterable[Link], chosen: Filters) -> list[Link]:
    """The links that the evidence filter lets pass."""
    if chosen.evidence == "published":
        return [link for link in links if not link.modelled]
    if chosen.evidence == "high":
        return [link for link in links if link.confidence == "high" and not link.modelled]
    return list(links)


def asked(chosen: Filters) -> dict[str, str]:
    """The clusters that answer the chosen industry, with the code of the reason."""
    if chosen.cluster:
        return _related(chosen.cluster)
    return dict.fromkeys(filters.clusters(chosen.tier), "tier")


@cache
def _related(cluster: str) -> dict[str, str]:
    """A cluster, its parts and the one that it is part of."""
    found = dict.fromkeys(filters.family(cluster), "part")
    parent = data.records("clusters")[cluster]["parent"]
    return found | {cluster: "same"} | ({parent: "whole"} if parent else {})


def _place(item: Item, chosen: Filters) -> list[Reason]:
    """Why an item lies in the region: a district where one is chosen, else a zone."""
    code = "district" if chosen.district else "zone"
    wanted = chosen.district or chosen.zone
    reasons = []
    for place in item.places:
        if getattr(place, code) != wanted:
            continue
        if place.alias:
            reasons.append(Reason(f"spans_{code}", place.ref, wanted, place.how, place.alias))
        else:
            reasons.append(Reason(code, place.ref, place.district, place.how))
    return reasons


def _industry(links: Iterable[Link], wanted: dict[str, str]) -> list[Reason]:
    return [
        Reason(wanted[link.cluster], link.ref, link.cluster, link.how, link.via)
        for link in links
        if link.cluster in wanted
    ]


def _partner(item: Item, links: list[Link], ask: Ask) -> list[Reason]:
    """Why an item fits an institution: it is a member, or shares a district or a cluster."""
    if item.institution == ask.institution:
        return []
    me = of_institution(ask.institution)
    reasons = []
    if ask.institution in item.members:
        reasons.append(Reason("member", item.members[ask.institution]))
    for place in me.places:
        reasons += _place(item, Filters(district=place.district))
    for link in proven(me.links, ask.filters):
        if link.cluster:
            reasons += _industry(links, _related(link.cluster))
    return reasons
