"""Ways of asking that the tables give themselves: each record, term, target and series by its name.

Nobody has to think of a wording for them: a question that has the words of a name, in any order,
is near to it as it is to a way of asking that `question_forms` has.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from cqvet import data
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, column
from cqvet.subjects.search import words
from cqvet.subjects.search.entities import found
from cqvet.subjects.search.things import Thing, things

NAMED: Final = frozenset({"network", "project", "document", "award", "term"})
"""Kinds of things whose names are asked for."""
NEEDED: Final[dict[str, frozenset[str]]] = {
    "term": frozenset({"define", "glossary"}),
    "target": frozenset({"goal", "future", "want"}),
    "series": frozenset({"history"}),
    "partner": frozenset({"project", "cooperate", "overseas", "abroad", "run_school", "training"}),
    "member": frozenset({"consortium", "community", "network", "join", "lead"}),
}
"""Of these one idea at least has to be said beside the name, or none is asked for."""
AMOUNT: Final = frozenset({"many", "share", "amount", "rise"})
"""Ideas that ask for a target beside its year."""
DATED: Final = {
    "award": {"awards": "year"},
    "project": {"twin_city": "date", "international": "year"},
    "document": {"policies": "date"},
}
"""Kinds of things with a year -> the tables and columns that have it."""
CITY: Final = "chongqing"
EMPTY: Final = frozenset[str]()
EMPTY_PAIRS: Final[tuple[tuple[str, str], ...]] = ()
OTHERS: Final = ("comparators", "demand", "offering_counts")
"""Tables of numbers that are no statistics of the city."""


class Said(NamedTuple):
    """A name that is asked for: of which view, what has to be named or said beside it.

    Nothing else may be named of a kind that it has `beside` it.
    """

    view: str
    name: str
    named: tuple[tuple[str, str], ...] = ()
    needs: frozenset[str] = EMPTY
    beside: tuple[tuple[str, str], ...] = ()


def said() -> Iterator[Said]:
    """All of them, in both languages."""
    for make in (_things, _partners, _members, _series, _targets, _schools, _numbers, _others):
        yield from make()


def _things() -> Iterator[Said]:
    for thing in things():
        if thing.kind in NAMED and not _of_all(thing):
            query = "&".join(f"{name}={value}" for name, value in sorted(thing.query.items()))
            needs, beside = NEEDED.get(thing.kind, EMPTY), tuple(_beside(thing))
            for name in thing.names:
                yield Said(f"{thing.page}?{query}", name, (), needs, beside)
                for district in _districts(thing):
                    yield Said(f"{thing.page}?{query}", name, (("district", district),), needs)


def _partners() -> Iterator[Said]:
    """A project by who takes part in it from abroad."""
    for row in data.every("international_partners"):
        for name in _both(row, "name"):
            yield Said(f"international?item={row['item']}", name, (), NEEDED["partner"])


def _members() -> Iterator[Said]:
    """A network by who is in it, a school apart: it has a profile."""
    for table, key in (("consortium_members", "consortium"), ("community_members", "community")):
        for row in data.every(table):
            for name in () if row["institution"] else _both(row, "name"):
                yield Said(f"partners?network={row[key]}", name, (), NEEDED["member"])


def _series() -> Iterator[Said]:
    for row in data.every("series"):
        for name in _both(row, "title"):
            yield Said(f"pipeline?series={row['series']}", name, (), NEEDED["series"])


def _targets() -> Iterator[Said]:
    """With its year a target is asked for by a number too."""
    view, needs = "strategy?part=targets", NEEDED["target"]
    for row in data.every("policy_targets"):
        for name in _both(row, "what"):
            yield Said(view, name, (), needs)
            if row["year"]:
                yield Said(view, name, (("year", str(row["year"])),), needs | AMOUNT)


def _schools() -> Iterator[Said]:
    """What is known of a school alone."""
    for row in data.every("local_figures"):
        if school := row["institution"]:
            for name in _both(row, "indicator"):
                view = f"profile?id={school}&kind=institution"
                yield Said(view, name, (("institution", school),))


def _numbers() -> Iterator[Said]:
    """Numbers of the city: by their year, and without it where there is one year only."""
    rows = [row for row in data.every("statistics") if row["region"] == CITY]
    often = Counter((row["level"], row["measure"]) for row in rows)
    for row in rows:
        entry = ledger.entry(f"statistics/{row['statistic']}")
        view = f"overview?figure={entry['id']}"
        for name in () if entry["duplicate_of"] else _both(entry, "title"):
            yield Said(view, name, (("year", str(row["year"])),), AMOUNT)
            if often[row["level"], row["measure"]] == 1:
                yield Said(view, name)


def _others() -> Iterator[Said]:
    """Numbers of other places and of industries: beside a year of theirs, or none, and by place."""
    for table in OTHERS:
        for row in data.every(table):
            code = f"{table}/{row['id']}"
            entry = ledger.index().get(code)
            place = data.records("reference_places")[row["place"]]
            if not entry or entry["duplicate_of"] or place["district"]:
                continue
            own = (("place", str(row["place"])),)
            year = (("year", str(row["year"])),) if row["year"] else EMPTY_PAIRS
            for lang in LANGS:
                where = str(place[column(place, "name", lang)])
                slots = bool(found(words.folded(where))) and row["place"] != CITY
                named, beside = (EMPTY_PAIRS, own) if row["place"] == CITY or slots else (own, own)
                parts = (row.get(f"{part}_{lang}") for part in ("scope", "sector", "indicator"))
                name = " ".join([where] * slots + [str(part) for part in parts if part])
                yield Said(f"overview?figure={code}", name, named, AMOUNT, beside + year)


def _beside(thing: Thing) -> Iterator[tuple[str, str]]:
    """The year and the medal of a record."""
    for table, when in DATED.get(thing.kind, {}).items():
        if row := data.records(table).get(thing.id):
            if year := str(row[when] or "")[:4]:
                yield "year", year
            if medal := row.get("medal"):
                yield "medal", medal


def _districts(thing: Thing) -> Iterator[str]:
    """Where a network is."""
    for table in ("consortium_districts", "community_districts"):
        for row in data.every(table):
            if thing.id in row.values():
                yield str(row["district"])


def _of_all(thing: Thing) -> bool:
    """Whether it is an award of nobody by name: those of all are a list."""
    return thing.kind == "award" and not data.records("awards")[thing.id]["medal"]


def _both(row: data.Row, name: str) -> Iterator[str]:
    for lang in LANGS:
        if text := row[column(row, name, lang)]:
            yield str(text)
