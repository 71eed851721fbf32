"""What a resource is: description, licence, origin, size, date, checksum."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import cited
from cqvet.evidence.figure import Figure, link, marked
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.sources import words

SHOWN = 5


def show(resource: dict[str, Any], counts: Sequence[tuple[str, Figure]], t: Text) -> None:
    """Title, description, and what a reader must know before using the file."""
    ref = f"file/{resource['name']}"
    st.subheader(t.title(resource), anchor=False)
    prose.lines([marked(t.title(resource, "description"), ref)], "description", t)
    lines = [
        (t("sources.file"), resource["path"].rpartition("/")[2]),
        *((label, str(figure)) for label, figure in counts),
        (t("sources.size"), str(Figure(words.size(resource["bytes"], t), ref))),
        (t("sources.updated"), resource["updated"]),
        (t("sources.version"), data.version()),
        (t("sources.licence"), t.join([_licence(part, ref) for part in resource["licenses"]])),
        (t("sources.origin"), origin(resource, t)),
    ]
    if data.is_table(resource):
        lines += _keys(resource, t)
    prose.rows(lines, "resource", t, look="named")
    st.caption(t("sources.checksum"))
    st.code(resource["hash"], language=None, wrap_lines=True)


def _licence(part: dict[str, str], ref: str) -> str:
    title = part.get("title", "")
    name = f"{part['name']} ({title})" if title else part["name"]
    return link(name, part["path"]) if "path" in part else str(Figure(name, ref))


def origin(resource: dict[str, Any], t: Text) -> str:
    """The sources that most rows of a table cite; of a file without such rows, its own."""
    name = resource["name"]
    owner = cited.owner(name)
    if not owner:
        return t.join([_origin(part, f"file/{name}", t) for part in resource["sources"]])
    counts = cited.of_table(owner)
    titles = [_source(data.records("sources")[source], t) for source in counts.index[:SHOWN]]
    named = t.join(titles, "frame.clauses")
    if len(counts) <= SHOWN:
        return named
    more = Figure(number(len(counts) - SHOWN, t.lang), f"file/{name}")
    return t("sources.origins", named=named, more=more)


def _source(row: data.Row, t: Text) -> str:
    return t.join([t.pick(row, "publisher"), titled(row, t)])


def titled(row: data.Row, t: Text) -> str:
    """The title of a source: a link where it has an address."""
    title = t.pick(row, "title")
    return link(title, row["url"]) if row["url"] else str(Figure(title, f"sources/{row['source']}"))


def _origin(part: dict[str, str], ref: str, t: Text) -> str:
    title = t.title(part)
    return link(title, part["path"]) if "path" in part else marked(title, ref)


def _keys(resource: dict[str, Any], t: Text) -> list[tuple[str, str]]:
    """The key, and the tables that its columns refer to."""
    schema, ref = resource["schema"], f"file/{resource['name']}"
    refers = [
        f"{t.join(key['fields'])} → {key['reference']['resource'] or resource['name']}"
        for key in schema.get("foreignKeys", [])
    ]
    found = {"key": schema["primaryKey"], "refers": refers}
    return [
        (t(f"sources.{name}"), str(Figure(t.join(parts), ref)))
        for name, parts in found.items()
        if parts
    ]
