"""The programmes of a register that stand where a plan takes offerings from."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.models.plan import Cell
from cqvet.subjects import market
from cqvet.subjects.lab.plans import placed
from cqvet.subjects.market.choice import Choice

PLACES: Final = "places"


class Programme(NamedTuple):
    """A programme at a place: its offerings, and places planned where every one states them."""

    programme: str
    offerings: int
    places: int | None


def programmes(chosen: Choice) -> Mapping[Cell, tuple[Programme, ...]]:
    """Each place of a register with its programmes, most places first; empty with the model."""
    if chosen.rows is None:
        return {}
    rows = market.chosen(chosen.rows, chosen.filters)
    stated = PLACES in rows
    frame = placed(rows, chosen.year, chosen.ratings, PLACES if stated else "")
    found: dict[Cell, list[Programme]] = {}
    for (zone, cluster, level, code), own in frame.groupby(
        ["zone", "cluster", "level", "programme"]
    ):
        known = stated and own["size"].notna().all()
        one = Programme(str(code), len(own), int(own["size"].sum()) if known else None)
        found.setdefault(Cell(str(zone), str(cluster), str(level)), []).append(one)
    return {cell: tuple(sorted(ones, key=_largest)) for cell, ones in found.items()}


def _largest(one: Programme) -> tuple[int, int, str]:
    return -(one.places or 0), -one.offerings, one.programme


def said(one: Programme, t: Text) -> str:
    """A programme by its name, with offerings and places."""
    words = {
        "name": quoting.called("programmes", one.programme, t),
        "n": number(one.offerings, t.lang),
    }
    if one.places is None:
        return t.count("lab.ceding_unplaced", one.offerings, **words)
    places = number(one.places, t.lang)
    return t.count("lab.ceding_one", one.offerings, **words, places=places)


def listed(ones: Iterable[Programme], t: Text) -> str:
    """All programmes of a place."""
    return t.join([said(one, t) for one in ones])
