"""What can be found: a thing of each record that has a view, with its names and its address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from cqvet import data
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, column
from cqvet.subjects import international, partners, profile

KINDS: Final = (
    *("institution", "district", "zone", "cluster", "programme", "network", "project"),
    *("document", "award", "figure", "term", "method", "country"),
)
HOME: Final = "overview"
LEVELS: Final = {"vocational_bachelor": 0.06, "higher_vocational": 0.03}
"""Of two institutions that fit a short name equally well the higher one is meant."""
_CITY: Final = re.compile(r"^(重庆市?|chongqing )", re.IGNORECASE)
_CENTRE: Final = "职业教育中心", "职教中心"
_SUFFIX: Final = re.compile(r"(产业集群|行业产教融合共同体|产教融合共同体|产教联合体)$")


@dataclass(frozen=True)
class Thing:
    """A record that has a view of its own.

    `names` are all that it goes by, the present ones first; `codes` are found only whole;
    `value` and `percent` find a figure by its number; `weight` breaks ties, 0 to 0.1. `district`
    is where an institution is, `level` that of a programme, for several share a name.
    """

    kind: str
    id: str
    zh: str
    en: str
    page: str
    query: Mapping[str, str]
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    values: frozenset[float] = frozenset()
    percent: bool = False
    weight: float = 0.0
    district: str = ""
    level: str = ""
    title: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", dict(zip(LANGS, (self.zh, self.en), strict=True)))

    @property
    def path(self) -> str:
        """The page in an address; the first one stands at the root."""
        return "" if self.page == HOME else self.page


@cache
def things() -> tuple[Thing, ...]:
    """All that can be found, kind by kind."""
    makers = (_institutions, _places, _industries, _networks, _projects, _documents, _awards)
    return tuple(thing for make in (*makers, _figures, _words) for thing in make())


def _names(*names: str | None) -> tuple[str, ...]:
    """The names that there are, and each without the name of the city before it."""
    given = [name for name in names if name]
    return tuple(dict.fromkeys([*given, *(_CITY.sub("", name) for name in given)]))


def _pair(row: data.Row, name: str = "name") -> tuple[str, str]:
    zh, en = (str(row[column(row, name, lang)] or "") for lang in LANGS)
    return zh, en


def _profile(kind: str, code: str) -> tuple[str, dict[str, str]]:
    return "profile", {"kind": kind, "id": code}


def _institutions() -> Iterator[Thing]:
    for row in data.every("institutions"):
        code = row["institution"]
        other = [n for r in data.of("institution_names", institution=code) for n in _pair(r)]
        yield Thing(
            "institution",
            code,
            *_pair(row),
            *_profile("institution", code),
            _names(
                *_pair(row), *other, *(name.replace(*_CENTRE) for name in (*_pair(row), *other))
            ),
            tuple(filter(None, (code, row["moe_code"], _initials(row["name_en"])))),
            weight=LEVELS.get(row["level"], 0),
            district=row["district"] or "",
        )


def _initials(name: str) -> str:
    """What an English name is called for short, with two letters for the city."""
    return "".join(
        "CQ" if word == "Chongqing" else word[0]
        for word in re.findall(r"[A-Za-z]+", name)
        if word[0].isupper()
    )


def _places() -> Iterator[Thing]:
    for row in data.every("districts"):
        code, short, whole = row["district"], _pair(row, "short"), _pair(row)
        plain = (f"{short[0]}自治县", f"{short[0]}县") if whole[0].endswith("自治县") else ()
        names = (*short, *whole, *plain, *_former(code))
        yield Thing("district", code, *whole, *_profile("district", code), names, (code,))
    for row in data.every("zones"):
        names, view = (*_pair(row), *_pair(row, "official_name")), _profile("zone", row["zone"])
        yield Thing("zone", row["zone"], *_pair(row), *view, names)
    for code in international.countries():
        if known := data.records("countries").get(code):
            query = {"country": code}
            called, codes = _pair(known), (code, known["iso2"])
            yield Thing("country", code, *called, "international", query, called, codes)


def _former(district: str) -> Iterator[str]:
    """The former names of a district."""
    for row in data.of("place_alias_districts", district=district):
        alias = data.records("place_aliases")[row["alias"]]
        if alias["kind"] == "former_name":
            yield from _pair(alias)
            yield from re.findall(r"\(([^)]+)\)", alias["name_en"])


def _industries() -> Iterator[Thing]:
    for row in data.every("clusters"):
        code, names = row["cluster"], _pair(row)
        inside = code in profile.ids("cluster")
        view = _profile("cluster", code) if inside else ("matching", {})
        weight = 0.05 if inside else 0.0
        yield Thing("cluster", code, *names, *view, names, (code,), weight=weight)
    for row in data.every("programmes"):
        code = row["programme"]
        query = {"programme": code}
        names, level = _pair(row), row["level"]
        yield Thing("programme", code, *names, "matching", query, names, (code,), level=level)


def _networks() -> Iterator[Thing]:
    known = {item.id for item in partners.networks()}
    for table, key in (("consortia", "consortium"), ("communities", "community")):
        for row in data.every(table):
            if (code := row[key]) in known:
                names = _names(*_pair(row))
                short = tuple(_SUFFIX.sub("", name) for name in names)
                query = {"network": code}
                yield Thing("network", code, *_pair(row), "partners", query, (*names, *short))


def _projects() -> Iterator[Thing]:
    for page in ("international", "twin_city"):
        where = {"twin_city": "twin_cities"}.get(page, page)
        for row in data.every(page):
            query = {"item": row["item"]}
            yield Thing("project", row["item"], *_pair(row), where, query, _names(*_pair(row)))


def _documents() -> Iterator[Thing]:
    for row in data.every("policies"):
        names = _names(*_pair(row, "title"), row["document_no"])
        query = {"policy": row["policy"]}
        yield Thing("document", row["policy"], *_pair(row, "title"), "strategy", query, names)


def _awards() -> Iterator[Thing]:
    for row in data.every("awards"):
        contest = data.names("competition")[row["competition"]]
        zh, en = (
            " · ".join(str(part) for part in (contest[lang], row["year"], skill, winner) if part)
            for lang, skill, winner in zip(
                LANGS, _pair(row, "skill"), _pair(row, "winner"), strict=True
            )
        )
        names = _names(*_pair(row, "winner"), zh, en, *_pair(row, "skill"))
        yield Thing("award", row["award"], zh, en, "quality", {"award": row["award"]}, names)


def _figures() -> Iterator[Thing]:
    for code, row in ledger.index().items():
        if row["kind"] == "claim" or row["duplicate_of"]:
            continue
        values = {float(row[name]) for name in ("value", "value_max") if row[name] is not None}
        reported = row["kind"] == "reported"
        yield Thing(
            "figure",
            code,
            *_pair(row, "title"),
            HOME,
            {"figure": code},
            _pair(row, "title") if reported else (),
            values=frozenset(values),
            percent=row["unit"] == "percent",
            weight=0.02 * reported + 0.04 * (row["headline"] is not None),
        )


def _words() -> Iterator[Thing]:
    for row in data.every("glossary"):
        query = {"tab": "glossary", "figure": f"glossary/{row['term']}"}
        names = _pair(row, "term")
        yield Thing("term", row["term"], *names, "sources", query, names)
    for row in data.every("methods"):
        query = {"tab": "methods", "figure": f"methods/{row['method']}"}
        yield Thing("method", row["method"], *_pair(row), "sources", query, _pair(row))
