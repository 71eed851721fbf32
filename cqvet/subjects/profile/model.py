"""What a profile is made of: a finding and sections of rows, in words of one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import view
from cqvet.i18n import Text

TABLES: Final = {
    "institution": "institutions",
    "district": "districts",
    "zone": "zones",
    "cluster": "clusters",
}
"""Of what there are profiles, with the table of each."""
Row = tuple[str, str, str]
"""Label, text of one or more lines, remark; a row without a label says why a section is empty."""


@dataclass(frozen=True)
class Section:
    """A part of a profile, named `profile.section_<id>`."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Profile:
    """Everything that the tables have on one thing, the answer first.

    `views` are the pages that show it under their filters: words that lead there.
    """

    kind: str
    id: str
    name: str
    finding: str
    sections: tuple[Section, ...]
    views: tuple[str, ...]


def section(name: str, rows: Iterable[Row], t: Text) -> Section:
    """A section, or the reason why it has nothing to say."""
    found = tuple(row for row in rows if row[1])
    return Section(name, found or (("", t(f"profile.none_{name}"), ""),))


def address(kind: str, code: str, t: Text) -> dict[str, str]:
    """The query of the page of a profile."""
    return {"lang": t.lang, "kind": kind, "id": code}


def named(kind: str, code: str, t: Text) -> str:
    """The name of a thing that has a profile; it leads there."""
    return view(quoting.called(TABLES[kind], code, t), urlencode(address(kind, code, t)), "profile")


def listed(codes: Iterable[str], kind: str, t: Text) -> str:
    """Such names in a row, each once."""
    return t.join([named(kind, code, t) for code in dict.fromkeys(codes)])


def asked_at(row: data.Row, t: Text) -> str:
    """The sources of a record with their addresses, one a line."""
    found = [cell for name, cell in row.items() if name.startswith("source") and cell]
    return "\n".join(quoting.asked_at(code, t) for code in found)


def to(page: str, text: str, t: Text, **query: str) -> str:
    """Words that lead to a page with what is chosen there."""
    return view(text, urlencode({"lang": t.lang, **query}), page)


def views(pages: Iterable[str], t: Text, **query: str) -> tuple[str, ...]:
    """The pages that show a thing, by their names, with the filter that picks it."""
    return tuple(to(page, t(f"{page}.tab"), t, **query) for page in pages)
