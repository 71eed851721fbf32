"""Why something fits, in words that open the record they rest on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.subjects import networks
from cqvet.subjects.partners import Item, Reason

PLACES: Final = ("district", "zone", "spans_district", "spans_zone")


def name(item: Item, t: Text) -> str:
    """The name of an item of any kind."""
    if item.kind == "yours":
        return item.id.rpartition("|")[0]
    if item.kind == "group":
        return group(item.id, t)
    table, _, key = item.ref.partition("/")
    return quoting.called(table, key, t)


def group(code: str, t: Text) -> str:
    """A Double-High group with its institution."""
    school = quoting.called("double_high", code.rpartition("_")[0], t)
    return t("partners.group_name", group=_group(code, t), school=school)


def _group(code: str, t: Text) -> str:
    award, _, position = code.rpartition("_")
    return quoting.called("double_high_groups", f"{award}/{position}", t)


def kind(how: str) -> Kind:
    """The kind of a figure: the visitor's own look different."""
    return "yours" if how == "yours" else "reference"


def said(reasons: Sequence[Reason], t: Text, chosen: str) -> str:
    """All reasons in words, each a control that opens its record; one cluster is named once.

    The `chosen` cluster heads the page and needs no name.
    """
    grouped: dict[tuple[str, str], list[Reason]] = {}
    for reason in reasons:
        key = ("", reason.ref) if reason.code in PLACES else (reason.code, reason.what)
        grouped.setdefault(key, []).append(reason)
    return t.join([_one(group, t, chosen) for group in grouped.values()], "frame.clauses")


def _one(group: list[Reason], t: Text, chosen: str) -> str:
    """A place as it is; a cluster with everything that ties the item to it."""
    first = group[0]
    if first.code in PLACES:
        return str(Figure(_place(first, t), first.ref, kind(first.how)))
    clusters = data.records("clusters")
    own = clusters[first.what]
    parent = clusters[own["parent"]] if own["parent"] else own
    ties = t.join([str(Figure(THROUGH[why.how](why, t), why.ref, kind(why.how))) for why in group])
    names = {"cluster": t.pick(own, "name"), "whole": t.pick(parent, "name")}
    if first.code == "same" and first.what == chosen:
        return t("partners.why_chosen", ties=ties)
    return t(f"partners.why_{first.code}", **names, ties=ties)


def _place(reason: Reason, t: Text) -> str:
    """A place: by what the item is there, or through which park."""
    if reason.via:
        table = "districts" if reason.code == "spans_district" else "zones"
        place = quoting.called(table, reason.what, t)
        alias = quoting.called("place_aliases", reason.via, t)
        return t(f"partners.why_{reason.code}", alias=alias, place=place)
    row = data.records("districts")[reason.what]
    return t(
        f"partners.why_{reason.code}",
        place=t.pick(row, "name"),
        zone=quoting.called("zones", row["zone"], t),
        how=t(f"partners.how_{reason.how}"),
    )


def _programme(reason: Reason, t: Text) -> str:
    """The class of the programme, and how well it serves the cluster."""
    code = data.records("programmes")[reason.via]["class"]
    return t(
        "partners.through_class",
        programme_class=quoting.called("programme_classes", code, t),
        fit=quoting.word("fit", fit(code, reason.what), t),
    )


def _yours(reason: Reason, t: Text) -> str:
    """The programme of the visitor's register, by name where the catalogue has one."""
    programme = quoting.called("programmes", reason.via, t)
    return t("partners.through_yours", programme=programme, link=_programme(reason, t))


def fit(programme_class: str, cluster: str) -> str:
    """How well a class serves a cluster: the rating whose weight its link has."""
    weight = data.records("crosswalk")[f"{programme_class}/{cluster}"]["weight"]
    return next(code for code, least in matching.RATINGS.items() if weight >= least)


THROUGH: Final[Mapping[str, Callable[[Reason, Text], str]]] = {
    "own": lambda _reason, t: t("partners.through_own"),
    "alias": lambda _reason, t: t("partners.through_alias"),
    "programme": _programme,
    "yours": _yours,
    "network": lambda reason, t: t.pick(networks.record(reason.via), "name"),
    "group": lambda reason, t: t("partners.through_group", group=_group(reason.via, t)),
    "abroad": lambda reason, t: t(
        "partners.through_abroad", item=quoting.called("international", reason.via, t)
    ),
}
"""By what an item is tied to the cluster, in words."""
