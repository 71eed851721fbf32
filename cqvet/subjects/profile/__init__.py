"""A page for each school, district, zone and cluster: its finding, then what the tables have.

What nothing is known of says so, and why. A profile is words of one language, in which each
figure leads to its source and each name to where it is at home.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.base.params import Param
from cqvet.i18n import Text
from cqvet.subjects.profile import cluster, institution, place
from cqvet.subjects.profile.institution import site
from cqvet.subjects.profile.model import TABLES, Profile, Section, address, named

__all__ = [
    "KINDS",
    "TABLES",
    "Profile",
    "Section",
    "address",
    "ids",
    "named",
    "of_table",
    "params",
    "profile",
    "scenario",
    "site",
]

KINDS: Final[dict[str, Callable[..., Profile]]] = {
    "institution": institution.profile,
    "district": place.district,
    "zone": place.zone,
    "cluster": cluster.profile,
}


@cache
def ids(kind: str) -> tuple[str, ...]:
    """The ids that have a profile of a kind; of clusters those of the 33618 system."""
    return filters.clusters() if kind == "cluster" else tuple(data.records(TABLES[kind]))


def of_table(table: str, code: str | None, t: Text) -> str:
    """The name of a record, which leads to its profile; empty where it has none."""
    kind = next((kind for kind, own in TABLES.items() if own == table), "")
    return named(kind, code, t) if kind and code and code in ids(kind) else ""


@lru_cache(maxsize=512)
def profile(kind: str, code: str, t: Text, *, published: bool = False) -> Profile:
    """The profile of a thing; `published` leaves out what is modelled.

    Raises `KeyError` where there is none.
    """
    if code not in ids(kind):
        raise KeyError(code)
    return KINDS[kind](code, t, published=published)


def params() -> tuple[Param, ...]:
    """What the address of a profile carries."""
    codes = (code for kind in KINDS for code in ids(kind))
    beside = Param("beside", ids("institution"))
    return (Param("kind", tuple(KINDS)), Param("id", frozenset(codes)), beside)


def scenario(chosen: Filters, t: Text, given: Mapping[str, str]) -> str:
    """The finding of the profile that an address names; else what the page is."""
    kind, code = given["kind"], given["id"]
    if kind not in KINDS or code not in ids(kind):
        return t("profile.title")
    return profile(kind, code, t, published=chosen.evidence == "published").finding
