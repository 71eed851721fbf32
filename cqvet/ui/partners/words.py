"""How networks and what surrounds them are named on this page."""

from cqvet import data
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


def missing(code: str | None, t: Text) -> str:
    """The reason why something is not there, in words."""
    return data.names("missing")[code or "not_found"][t.lang]


def inferred(text: str, basis: str | None, t: Text) -> str:
    """A text marked where it is not stated in the source."""
    if basis in (None, "stated"):
        return text
    return t("partners.on_basis", value=text, basis=data.names("basis")[str(basis)][t.lang])


def level(row: data.Row, t: Text) -> str:
    """The level of a consortium, with its basis and confidence where it is not stated."""
    text = data.names("consortium_level")[row["level"]][t.lang]
    if row["level_basis"] == "stated":
        return text
    return t(
        "partners.level_unsure",
        value=text,
        basis=data.names("basis")[row["level_basis"]][t.lang],
        confidence=data.names("confidence")[row["level_confidence"]][t.lang],
    )


def date(row: data.Row, t: Text) -> str:
    """The date of a network, with what is uncertain about it."""
    if row["date"] is None:
        return missing(row["date_missing"], t)
    text = row["date"]
    if row["date_precision"] == "before":
        text = t("partners.before", value=text)
    return inferred(text, row["date_basis"], t)


def industry(row: data.Row, t: Text) -> str:
    """The industry of a network in its own words, or why none is known."""
    return t.pick(row, "industry") or missing("not_found", t)


def cluster(row: data.Row, t: Text) -> str:
    """The cluster of a network, or that its industry lies outside 33618, or why none is known."""
    if row["cluster"]:
        return t.pick(data.records("clusters")[row["cluster"]], "name")
    if not row["industry_zh"]:
        return missing(row["cluster_missing"], t)
    alias = data.of("industry_aliases", name_zh=row["industry_zh"])[0]
    if alias["relation"] == "several":
        links = data.of("industry_alias_clusters", industry=alias["industry"])
        names = [t.pick(data.records("clusters")[link["cluster"]], "name") for link in links]
        return t("partners.several", clusters=t.join(names))
    return t("partners.outside", industry=t.pick(row, "industry"))


def place(network: str, t: Text) -> str:
    """The seats of a network by district; a park that spans some; or why no place is known."""
    row, kind_ = record(network), kind_of(network)
    basis = data.names("place_basis")
    found = [
        t(
            "partners.seat",
            place=Figure(
                t.pick(data.records("districts")[seat["district"]], "name"),
                f"{kind_}_districts/{network}/{seat['district']}",
            ),
            basis=basis[seat["place_basis"]][t.lang],
        )
        for seat in data.of(f"{kind_}_districts", **{kind_: network})
    ]
    return t.join(found) or unplaced(network, t) or missing(row["place_missing"], t)


def unplaced(network: str, t: Text) -> str:
    """Why a network with a known park has no seat: the park spans districts of one zone."""
    alias = record(network)["place_alias"]
    if alias is None:
        return ""
    park = data.records("place_aliases")[alias]
    places = data.records("districts")
    spans = data.of("place_alias_districts", alias=alias)
    return t(
        "partners.spans",
        alias=Figure(t.pick(park, "name"), f"place_aliases/{alias}"),
        places=t.join([t.pick(places[span["district"]], "name") for span in spans]),
        zone=data.names("zone")[park["zone"]][t.lang],
    )


def why_beside(network: str, t: Text) -> str:
    """Why a network stands beside the map."""
    row = record(network)
    return unplaced(network, t) or t("partners.no_place", reason=missing(row["place_missing"], t))


def why_apart(network: str, t: Text) -> str:
    """Why a network is not counted among those of the article, and what is to be said of it."""
    row = record(network)
    column = "counted_in_36" if kind_of(network) == "consortium" else "counted_in_44"
    counted = data.names("counted")[row[column]][t.lang]
    return t("partners.counted", counted=counted, note=t.pick(row, "note"))
