"""Where a figure on the screen comes from: a ledger entry, a record, or a formula over these.

A reference is a path. `layout_match_rate` is a ledger entry; `<table>/<key>` a record;
`measure/<measure>/<place>` a measure of a district, a zone or the city;
`count/<path>` a number of rows (see `evidence.counts`), `matched/<page>` of records of a page that
the filters let pass; `without/<place>` the districts of a place without a college that could be
placed, `without_share/<place>` the young people there; `tied/<what>/<industry>/<place>` what ties
an industry to a place; `abroad/all` how many items abroad are in view,
`abroad/countries` how many countries they lead to, `abroad/<iso3>` how many of them to one,
`abroad/<iso3>/<cluster>` how many of these for an industry;
`standing/<measure>/<district>` a count of districts;
`match/<what>/<name>` a figure of matching; `column/<table>/<column>` how complete a column is,
`lever/<lever>` and `flow/<result>` an input and a result of the student flow,
`file/<resource>` size and shape of a file, `cited/<source>` the rows that rest on a source.
`named/<fact>` is how many are named of what a fact counts, `quality/<figure>` a figure computed
from the tables of programme groups and awards, `assessment/<figure>` a setting or a result of
the toy of the assessment rule, `placed/<how>` how many Chengdu-Chongqing items stand on the map
as a line or a point, or beside it. `needs/<what>` is a figure of the visitor's needs or a setting
of their match, `needs/<what>/<half>/<language>` how well it works.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from cqvet import data
from cqvet.base import filters
from cqvet.evidence import counts, ledger
from cqvet.models import assessment
from cqvet.subjects import (
    international,
    layout,
    market,
    needs,
    partners,
    quality,
    strategy,
    ties,
    twin_cities,
)
from cqvet.subjects.pipeline import parts as flow_parts

PAGE: Final = re.compile(r"[a-z_]+")
NEEDS: Final = ("score", "share", "rest", "text", "rows", "people", "fault", "limit", "threshold")
NEEDS_MEASURED: Final = ("recall", "nonsense")
NAMED: Final = (
    *(international.named, partners.named, quality.named),
    *(strategy.named, twin_cities.named),
)
"""Of each subject: fact -> how many are named in the tables of what it counts."""


@dataclass(frozen=True)
class Origin:
    """What a reference leads to.

    `kind` is entry, record or formula; `row` the entry or record; `formula` names the
    formula and `parts` the references that go into it.
    """

    ref: str
    kind: Literal["entry", "record", "formula"]
    table: str = ""
    row: data.Row | None = None
    formula: str = ""
    parts: tuple[str, ...] = ()


class Resolvable:
    """The set of all references that lead somewhere."""

    def __contains__(self, ref: object) -> bool:
        try:
            resolve(str(ref))
        except KeyError:
            return False
        return True


def resolve(ref: str) -> Origin:
    """What `ref` leads to. Raises `KeyError` where it leads nowhere."""
    if ref in ledger.index():
        return Origin(ref, "entry", row=ledger.entry(ref))
    head, *rest = ref.split("/")
    if head in FORMULAS:
        return FORMULAS[head](ref, *rest) if len(rest) in ARITY[head] else _unknown(ref)
    if head in data.load():
        return _record(ref, head, rest)
    return _unknown(ref)


def _unknown(ref: str) -> Origin:
    raise KeyError(ref)


def _record(ref: str, table: str, key: list[str]) -> Origin:
    return Origin(ref, "record", table=table, row=data.records(table)["/".join(key)])


def _measure(ref: str, measure: str, place: str) -> Origin:
    chosen = layout.MEASURES[measure]
    districts = layout.districts_of(place)
    if len(districts) == 1 and chosen.parts == (measure,):
        if measure in layout.COUNTED:
            return Origin(ref, "formula", formula=measure)
        return _record(ref, "district_statistics", [place, measure])
    if len(districts) == 1:
        parts = tuple(_part(part, place) for part in dict.fromkeys(chosen.parts))
    else:
        measures = dict.fromkeys(chosen.parts)
        parts = tuple(_part(part, code) for part in measures for code in districts)
    return Origin(ref, "formula", formula=measure, parts=parts)


def _part(part: str, district: str) -> str:
    if part in layout.COUNTED:
        return f"measure/{part}/{district}"
    return f"district_statistics/{district}/{part}"


def _count(ref: str, *path: str) -> Origin:
    counts.count("/".join(path))
    return Origin(ref, "formula", table=path[0], formula="count")


def _standing(ref: str, measure: str, district: str) -> Origin:
    if measure not in layout.MEASURES:
        raise KeyError(ref)
    zone = data.records("districts")[district]["zone"]
    parts = tuple(f"measure/{measure}/{code}" for code in layout.districts_of(zone))
    return Origin(ref, "formula", formula="standing", parts=parts)


def _without(ref: str, place: str) -> Origin:
    parts = [f"measure/{layout.HIGHER_COUNT}/{code}" for code in layout.districts_of(place)]
    if ref.startswith("without_share/"):
        parts += [f"district_statistics/{code}/age_15_19" for code in layout.districts_of(place)]
    return Origin(ref, "formula", formula=ref.partition("/")[0], parts=tuple(parts))


def _tied(ref: str, what: str, industry: str, place: str) -> Origin:
    known = industry in ("all", *filters.clusters(), *filters.tiers())
    if what not in ties.UNITS or not known:
        raise KeyError(ref)
    layout.districts_of(place)
    return Origin(ref, "formula", formula=f"tied_{what}")


def _abroad(ref: str, what: str, cluster: str = "") -> Origin:
    if what in ("all", "countries"):
        return Origin(ref, "formula", formula=f"abroad_{what}")
    known = data.every("international")
    found = international.abroad(known)[cluster] if cluster else international.led(known)
    parts = tuple(row.ref for row in found[what])
    return Origin(ref, "formula", formula="abroad_items", parts=parts)


def _matched(ref: str, page: str) -> Origin:
    if not PAGE.fullmatch(page):
        raise KeyError(ref)
    return Origin(ref, "formula", formula="matched")


def _match(ref: str, what: str, name: str) -> Origin:
    return Origin(ref, "formula", formula=f"match_{what}", parts=market.sources(what, name))


def _column(ref: str, table: str, column: str) -> Origin:
    if column not in data.table(table):
        raise KeyError(ref)
    return Origin(ref, "formula", table=table, formula="column")


def _file(ref: str, resource: str) -> Origin:
    if resource not in data.resources():
        raise KeyError(ref)
    return Origin(ref, "formula", table=resource, formula="file")


def _cited(ref: str, source: str) -> Origin:
    if source not in data.records("sources"):
        raise KeyError(ref)
    return Origin(ref, "formula", formula="cited", parts=(f"sources/{source}",))


def nameable(fact: str) -> bool:
    """Whether what a figure counts are things that could be named one by one."""
    return any(fact in names() for names in NAMED)


def named(fact: str) -> int | None:
    """How many are named in the tables of what a figure counts; None where none is.

    Raises `KeyError` for a figure that counts nothing that could be named.
    """
    for names in NAMED:
        if fact in names():
            return names()[fact]
    raise KeyError(fact)


def _named(ref: str, fact: str) -> Origin:
    if named(fact) is None:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"named_{fact}", parts=(fact,))


def _placed(ref: str, how: str) -> Origin:
    if how not in twin_cities.PLACED:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"placed_{how}")


def _quality(ref: str, name: str) -> Origin:
    if name not in quality.FIGURES:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"quality_{name}")


def _lever(ref: str, name: str) -> Origin:
    return Origin(
        ref, "formula", formula=f"lever_{flow_parts.family(name)}", parts=flow_parts.of_lever(name)
    )


def _assessment(ref: str, name: str) -> Origin:
    if name not in assessment.FIGURES:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"assessment_{name}")


def _flow(ref: str, name: str) -> Origin:
    return Origin(ref, "formula", formula=f"flow_{name}", parts=flow_parts.of_result(name))


def _needs(ref: str, what: str, half: str = "", language: str = "") -> Origin:
    if half:
        known = what in NEEDS_MEASURED and half in needs.trials.HALVES
        if not known or language not in ("all", *data.names("need_language")):
            raise KeyError(ref)
        return Origin(ref, "formula", table="need_trials", formula=f"needs_{what}")
    if what not in NEEDS:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"needs_{what}")


FORMULAS: Final[dict[str, Callable[..., Origin]]] = {
    "measure": _measure,
    "count": _count,
    "matched": _matched,
    "abroad": _abroad,
    "without": _without,
    "without_share": _without,
    "tied": _tied,
    "standing": _standing,
    "lever": _lever,
    "flow": _flow,
    "match": _match,
    "named": _named,
    "placed": _placed,
    "quality": _quality,
    "assessment": _assessment,
    "column": _column,
    "file": _file,
    "cited": _cited,
    "needs": _needs,
}
ARITY: Final = {
    "measure": (2,),
    "count": (1, 2),
    "matched": (1,),
    "abroad": (1, 2),
    "without": (1,),
    "without_share": (1,),
    "tied": (3,),
    "standing": (2,),
    "lever": (1,),
    "flow": (1,),
    "match": (2,),
    "named": (1,),
    "placed": (1,),
    "quality": (1,),
    "assessment": (1,),
    "column": (2,),
    "file": (1,),
    "cited": (1,),
    "needs": (1, 3),
}
