"""Why something fits, in words that open the record they rest on."""

from collections.abc import Callable, Mapping
from typing import Final

from cqvet import data, matching
from cqvet.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.partners import Item, Reason
from cqvet.ui.partners import words


SEMICOLON: Final = {"zh": "；", "en": "; "}


def name(item: Item, t: Text) -> str:
    """The name of an item of any kind."""
    if item.kind == "yours":
        return item.id.rpartition("|")[0]
    if item.kind == "group":
        return group(item.id, t)
    table, _, key = item.ref.partition("/")
    return t.pick(data.records(table)[key], "name")


def group(code: str, t: Text) -> str:
    """A Double-High group with its institution."""
    award, _, position = code.rpartition("_")
    frame = data.table("double_high_groups")
    own = frame[(frame["award"] == award) & (frame["position"].astype("str") == position)]
    (row,) = data.rows(own)
    school = t.pick(data.records("double_high")[award], "name")
    return t("partners.group_name", group=t.pick(row, "name"), school=school)


def figure(reason: Reason, t: Text) -> str:
    """A reason as a control that opens its record."""
    return str(Figure(text(reason, t), reason.ref, kind(reason.how)))


def kind(how: str) -> Kind:
    """The kind of a figure: the visitor's own look different."""
    return "yours" if how == "yours" else "reference"


def text(reason: Reason, t: Text) -> str:
    """A reason in words."""
    if reason.code == "member":
        return t("partners.why_member")
    if reason.code in ("district", "zone", "spans_district", "spans_zone"):
        return _place(reason, t)
    clusters = data.records("clusters")
    own = clusters[reason.what]
    parent = clusters[own["parent"]] if own["parent"] else own
    said = t(
        f"partners.why_{reason.code}", cluster=t.pick(own, "name"), whole=t.pick(parent, "name")
    )
    through = THROUGH[reason.how](reason, t)
    return t("partners.why_through", why=said, through=through) if through else said


def _place(reason: Reason, t: Text) -> str:
    """A place: by what the item is there, or through which park."""
    zones, districts = data.records("zones"), data.records("districts")
    if reason.via:
        place = (districts if reason.code == "spans_district" else zones)[reason.what]
        alias = t.pick(data.records("place_aliases")[reason.via], "name")
        return t(f"partners.why_{reason.code}", alias=alias, place=t.pick(place, "name"))
    row = districts[reason.what]
    return t(
        f"partners.why_{reason.code}",
        place=t.pick(row, "name"),
        zone=t.pick(zones[row["zone"]], "name"),
        how=t(f"partners.how_{reason.how}"),
    )


def _industry(reason: Reason, t: Text) -> str:
    industry = data.records("industry_aliases")[reason.via]
    return t("partners.through_alias", industry=t.pick(industry, "name"))


def _programme(reason: Reason, t: Text) -> str:
    """The programme, its class, and how well the class serves the cluster."""
    programme = data.records("programmes")[reason.via]
    row = data.records("programme_classes")[programme["class"]]
    return t(
        "partners.through_programme",
        programme=t.pick(programme, "name") or programme["name_zh"],
        programme_class=t.pick(row, "name"),
        fit=data.names("fit")[fit(programme["class"], reason.what)][t.lang],
    )


def fit(programme_class: str, cluster: str) -> str:
    """How well a class serves a cluster: the rating whose weight its link has."""
    table = data.table("crosswalk")
    own = table[(table["class"] == programme_class) & (table["cluster"] == cluster)]
    weight = float(own["weight"].iloc[0])
    return next(code for code, least in matching.RATINGS.items() if weight >= least)


def _overseas(reason: Reason, t: Text) -> str:
    item = data.records("international")[reason.via]
    return t("partners.through_abroad", item=t.pick(item, "name"))


THROUGH: Final[Mapping[str, Callable[[Reason, Text], str]]] = {
    "own": lambda _reason, _t: "",
    "alias": _industry,
    "programme": _programme,
    "yours": _programme,
    "network": lambda reason, t: t("partners.through_network", network=words.name(reason.via, t)),
    "group": lambda reason, t: t("partners.through_group", group=group(reason.via, t)),
    "abroad": _overseas,
}
"""By what an item is tied to the cluster, in words."""
