"""The pages and all that an address may carry: navigation and tests are made from it."""

from dataclasses import replace
from functools import cache
from typing import cast

from cqvet import data
from cqvet.base import filters
from cqvet.base.params import Param, Reads
from cqvet.evidence import revisions
from cqvet.i18n import LANGS
from cqvet.provenance import RESOLVABLE
from cqvet.subjects.offers import EVERY, PAGES, UNLISTED, Page

__all__ = ["EVERY", "PAGES", "UNLISTED", "Page", "params", "shared"]


def shared() -> tuple[Param, ...]:
    """The parameters that reach every page."""
    return (
        Param("lang", LANGS),
        Param("zone", tuple(data.names("zone"))),
        Param("district", filters.districts()),
        Param("level", tuple(data.names("level"))),
        Param("tier", filters.tiers()),
        Param("cluster", filters.clusters()),
        Param("evidence", filters.EVIDENCE),
        Param("figure", RESOLVABLE),
        Param("data", Reads(revisions.numbered)),
        Param("print", ("1",)),
    )


@cache
def params(page: Page) -> tuple[Param, ...]:
    """All parameters that the address of a page may carry; `part` may also be a picture alone."""
    known = {param.name: param for param in (*shared(), *page.own())}
    if page.pictures:
        own = known.get("part", Param("part", ()))
        known["part"] = replace(
            own, choices=(*cast("tuple[str, ...]", own.choices), *page.pictures)
        )
    return tuple(known.values())
