"""How networks and what surrounds them are named on this page."""

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import networks


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
    row, kind = networks.record(network), networks.kind_of(network)
    found = [
        t(
            "partners.seat",
            place=Figure(
                quoting.told(seat, "district", t),
                f"{kind}_districts/{network}/{seat['district']}",
            ),
            basis=quoting.told(seat, "place_basis", t),
        )
        for seat in data.of(f"{kind}_districts", **{kind: network})
    ]
    return t.join(found) or unplaced(network, t) or quoting.missing(row["place_missing"], t)


def unplaced(network: str, t: Text) -> str:
    """Why a network with a known park has no seat: the park spans districts of one zone."""
    alias = networks.record(network)["place_alias"]
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
