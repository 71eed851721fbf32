"""How networks and what surrounds them are named on this page."""

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import networks


def kind_of(network: str) -> str:
    """Whether a network is a consortium or a community."""
    return next(k for k, plural in networks.KINDS.items() if network in data.records(plural))


def record(network: str) -> data.Row:
    """The record of a network, of either kind."""
    return data.records(networks.KINDS[kind_of(network)])[network]


def ref(network: str) -> str:
    """The reference of the record of a network."""
    return f"{networks.KINDS[kind_of(network)]}/{network}"


def name(network: str, t: Text) -> str:
    return t.pick(record(network), "name")


def kind(network: str, t: Text) -> str:
    return t(f"partners.kind_{kind_of(network)}")


def level(row: data.Row, t: Text) -> str:
    """The level of a consortium, with its basis and confidence where it is not stated."""
    text = quoting.told(row, "level", t)
    if row["level_basis"] == "stated":
        return text
    return t(
        "partners.level_unsure",
        value=text,
        basis=quoting.told(row, "level_basis", t),
        confidence=quoting.told(row, "level_confidence", t),
    )


def counted(row: data.Row, t: Text) -> str:
    """Whether a network is one of those that the article counts of its kind."""
    column = "counted_in_36" if row.table == "consortia" else "counted_in_44"
    return quoting.told(row, column, t)


def cluster(row: data.Row, t: Text) -> str:
    """The cluster of a network, or that its industry lies outside 33618, or why none is known."""
    if row["cluster"] or not row["industry_zh"]:
        return quoting.told(row, "cluster", t)
    alias = data.of("industry_aliases", name_zh=row["industry_zh"])[0]
    if alias["relation"] == "several":
        links = data.of("industry_alias_clusters", industry=alias["industry"])
        names = [quoting.told(link, "cluster", t) for link in links]
        return t("partners.several", clusters=t.join(names))
    return t("partners.outside", industry=t.pick(row, "industry"))


def place(network: str, t: Text) -> str:
    """The seats of a network by district; a park that spans some; or why no place is known."""
    row, kind_ = record(network), kind_of(network)
    found = [
        t(
            "partners.seat",
            place=Figure(
                quoting.told(seat, "district", t),
                f"{kind_}_districts/{network}/{seat['district']}",
            ),
            basis=quoting.told(seat, "place_basis", t),
        )
        for seat in data.of(f"{kind_}_districts", **{kind_: network})
    ]
    return t.join(found) or unplaced(network, t) or quoting.missing(row["place_missing"], t)


def unplaced(network: str, t: Text) -> str:
    """Why a network with a known park has no seat: the park spans districts of one zone."""
    alias = record(network)["place_alias"]
    if alias is None:
        return ""
    park = data.records("place_aliases")[alias]
    spans = data.of("place_alias_districts", alias=alias)
    return t(
        "partners.spans",
        alias=Figure(t.pick(park, "name"), f"place_aliases/{alias}"),
        places=t.join([quoting.told(span, "district", t) for span in spans]),
        zone=quoting.told(park, "zone", t),
    )


def why_beside(network: str, t: Text) -> str:
    """Why a network stands beside the map."""
    row = record(network)
    return unplaced(network, t) or t(
        "partners.no_place", reason=quoting.missing(row["place_missing"], t)
    )


def why_apart(network: str, t: Text) -> str:
    """Why a network is not counted among those of the article, and what is to be said of it."""
    row = record(network)
    return t("partners.counted", counted=counted(row, t), note=t.pick(row, "note"))
