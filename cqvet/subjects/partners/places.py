"""Where items are: the districts of seats, of institutions and parties, or those a park spans."""

from collections.abc import Iterable

from cqvet import data
from cqvet.base import filters
from cqvet.subjects.partners.model import Place


def at(district: str, how: str, ref: str) -> tuple[Place, ...]:
    """A single known district."""
    return (Place(district, filters.zone_of(district), how, ref),)


def of_network(kind: str, row: data.Row) -> tuple[Place, ...]:
    """The seats of a network, else the districts that its park spans, else nothing."""
    own = data.of(f"{kind}_districts", **{kind: row[kind]})
    if own:
        return tuple(
            Place(
                seat["district"],
                filters.zone_of(seat["district"]),
                seat["place_basis"],
                f"{kind}_districts/{row[kind]}/{seat['district']}",
            )
            for seat in own
        )
    return tuple(
        Place(
            span["district"],
            filters.zone_of(span["district"]),
            "spans",
            f"place_alias_districts/{span['alias']}/{span['district']}",
            span["alias"],
        )
        for span in data.of("place_alias_districts", alias=row["place_alias"])
    )


def of_institutions(codes: Iterable[str], how: str) -> tuple[Place, ...]:
    """The districts of institutions; nothing for those whose district is not known."""
    known = data.records("institutions")
    return tuple(
        Place(known[code]["district"], filters.zone_of(known[code]["district"]), how, ref)
        for code, ref in ((code, f"institutions/{code}") for code in codes)
        if known[code]["district"]
    )


def of_parties(parties: Iterable[data.Row]) -> tuple[Place, ...]:
    """The districts of the parties to an item: those named, and those of its institutions."""
    found: list[Place] = []
    for party in parties:
        ref = f"twin_city_parties/{party['item']}/{party['party']}"
        if party["district"]:
            found += at(party["district"], "party", ref)
        elif party["institution"]:
            found += of_institutions([party["institution"]], "member")
    return tuple(found)
