"""What is told of a thing in words, in both languages: by its record, and by what belongs to it."""

from collections.abc import Iterator
from typing import Final

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import LANGS, column
from cqvet.subjects.search.things import Thing

TABLES: Final = {
    "institution": ("institutions",),
    "district": ("districts",),
    "zone": ("zones",),
    "cluster": ("clusters",),
    "programme": ("programmes",),
    "network": ("consortia", "communities"),
    "project": ("international", "twin_city"),
    "document": ("policies",),
    "award": ("awards",),
    "term": ("glossary",),
    "method": ("methods",),
    "country": ("countries",),
}
DEEP: Final = frozenset({"institution", "network", "project", "document", "award", "cluster"})
"""Kinds of things to which rows of other tables belong that a visitor would name."""


def own(thing: Thing) -> Iterator[str]:
    """The names of a thing and every text of its record."""
    yield from (thing.zh, thing.en, *thing.names)
    for row in _rows(thing):
        yield from _texts(row)


def belonging(thing: Thing) -> Iterator[str]:
    """The texts of the rows that refer to a thing."""
    for row in _rows(thing) if thing.kind in DEEP else ():
        for table, key in data.belonging(row.table):
            for other in data.of(table, **{key: thing.id}):
                yield from _texts(other)


def _rows(thing: Thing) -> Iterator[data.Row]:
    for table in TABLES.get(thing.kind, ()):
        if row := data.records(table).get(thing.id):
            yield row


def _texts(row: data.Row) -> Iterator[str]:
    """The words of a row: its texts, its codes in words, the names of what it refers to."""
    for name, field in quoting.fields(row.table).items():
        value = row[name]
        if not isinstance(value, str):
            continue
        if name.endswith(tuple(f"_{lang}" for lang in LANGS)):
            yield value
        elif "codes" in field:
            yield from (data.names(field["codes"])[value][lang] for lang in LANGS)
        elif named := data.records(field["of"]).get(value) if "of" in field else None:
            yield from (str(named.get(column(named, "name", lang), "") or "") for lang in LANGS)
