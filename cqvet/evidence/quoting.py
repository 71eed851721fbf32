"""How codes, cells, dates, figures and sources are written in a language.

What a cell means stands in the descriptor: the list of its codes, the table that its id is of,
and why it is empty.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import pandas as pd

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import completeness, ledger
from cqvet.evidence.figure import Figure, link
from cqvet.i18n import FALLBACK, LANGS, Text, column

LABELS: Final = ("name", "title", "indicator")
"""What records are called by, whichever their table has."""
NAMING: Final[Mapping[str, tuple[str, ...]]] = {
    "awards": ("competition", "year", "skill", "medal"),
    "claims": ("statement",),
    "errata": ("printed", "should_read"),
    "fact_relations": ("fact", "kind"),
    "glossary": ("term",),
    "policy_links": ("policy", "kind", "other"),
    "policy_targets": ("policy", "what"),
    "revisions": ("figure", "version"),
    "statistics": ("region", "measure", "year"),
    "studies": ("scope",),
    "twin_city_figures": ("item", "figure"),
    "zone_practices": ("district", "section"),
}
"""What the records of other tables are told apart by; else by the keys that have names."""


def word(kind: str, code: str, t: Text) -> str:
    """The name of a code of a list."""
    return data.names(kind)[code][t.lang]


def words(kind: str, t: Text) -> dict[str, str]:
    """The names of all codes of a list, in its order."""
    return {code: names[t.lang] for code, names in data.names(kind).items()}


def missing(code: str | None, t: Text) -> str:
    """The reason why something is not there; where none is stated, it was not found."""
    return word("missing", code or "not_found", t)


def called(table: str, key: str, t: Text) -> str:
    """The name of a record by its key. Raises `KeyError` for an unknown one."""
    return titled(data.records(table)[key], t)


def titled(row: data.Row, t: Text) -> str:
    """The name of a record; where it has none, what tells it apart, else its key."""
    for label in LABELS:
        if t.column(row, label) in row:
            return t.pick(row, label)
    known = fields(row.table)
    keys = data.resources()[row.table]["schema"]["primaryKey"]
    told_by = NAMING.get(row.table) or [k for k in keys if {"codes", "of"} & known[k].keys()]
    columns = [name if t.column(row, name) not in row else t.column(row, name) for name in told_by]
    said = [cell(row, known[name], t) for name in columns if row[name] is not None]
    return " · ".join(said) or row.ref.partition("/")[2]


@cache
def fields(table: str) -> dict[str, dict[str, Any]]:
    """The fields of a table by name; `of` is the table of a key whose records have names."""
    schema = data.resources()[table]["schema"]
    found = {field["name"]: dict(field) for field in schema["fields"]}
    for key in schema.get("foreignKeys", ()):
        other = key["reference"]["resource"] or table
        if any(f"{label}_{FALLBACK}" in data.table(other) for label in LABELS):
            found[key["fields"][0]]["of"] = other
    return found


def told(row: data.Row, column: str, t: Text) -> str:
    """A cell of a record in words, or the reason why it is empty.

    `column` may be the text of a language, without it: `name` for `name_zh` or `name_en`.
    Raises `KeyError` for a row that is of no table, or a column that its table does not have.
    """
    known = fields(row.table)
    return cell(row, known[column if column in known else t.column(known, column)], t)


def doubted(text: str, basis: str | None, t: Text) -> str:
    """A text, marked where no source states it."""
    if basis in (None, "stated"):
        return text
    return t("figure.on_basis", value=text, basis=word("basis", basis, t))


def day(row: data.Row, t: Text) -> str:
    """The date of a record, or its first and last day; a gap says its reason."""
    if row.get("date_end"):
        return t("figure.range", start=row["date"], end=row["date_end"])
    return told(row, "date", t)


def dated(row: data.Row, t: Text, ref: str = "") -> str:
    """The date of a record, which opens `ref`, with what is uncertain about it."""
    text = str(Figure(day(row, t), ref)) if ref and row["date"] else day(row, t)
    if row["date_precision"] == "before":
        text = t("figure.before", value=text)
    return doubted(text, row["date_basis"], t)


def as_of(row: data.Row, t: Text, between: str = "frame.listed") -> str:
    """The day, month or year that a ledger row is true of, and how that is known."""
    basis = row["as_of_basis"]
    known = [*filter(None, [row["as_of"]]), *([word("as_of_basis", basis, t)] if basis else [])]
    return t.join(known, between)


def claim(code: str, t: Text) -> Figure:
    """A statement of the article without a number, in our words."""
    return Figure(t.pick(ledger.entry(code), "statement"), code, "claim")


def value(row: Mapping[str, Any], t: Text) -> str:
    """The value of a ledger row or record with qualifier and unit; a gap says its reason."""
    if row.get("value_date"):
        return str(row["value_date"])
    if row.get("value") is None:
        return missing(row.get("missing"), t)
    amount = float(row["value"])
    # A number of a district has the unit of its measure.
    unit = row["unit"] if "unit" in row else data.records("measures")[row["measure"]]["unit"]
    if unit in ("calendar_year", "code"):
        return t(f"unit.{unit}", n=f"{amount:.0f}")
    text = quantity(amount, unit, t, 2)
    qualifier = row.get("qualifier")
    return t(f"qualifier.{qualifier}", v=text) if qualifier else text


def figure(entry: str, t: Text) -> Figure:
    """A ledger entry as a figure on the screen."""
    row = ledger.entry(entry)
    return Figure(value(row, t), entry, row["kind"])


def source(source_id: object, t: Text) -> str:
    """Publisher, title and date of a source."""
    if not isinstance(source_id, str):
        return ""
    row = data.records("sources")[source_id]
    date = row["date"] or t("figure.no_date")
    return t.join([t.pick(row, "publisher"), t.pick(row, "title"), date])


def other(relation: data.Row, t: Text) -> str:
    """The other figure as it is printed; in a language without its numerals, as a value."""
    if t.lang == "zh" or relation["other_value"] is None:
        return str(relation["other_printed"])
    parts = ("value", "unit", "qualifier")
    return value({part: relation[f"other_{part}"] for part in parts}, t)


def asked_at(source_id: str, t: Text) -> str:
    """A source as a link to where it can be read; where none is known that is said."""
    url, said = data.records("sources")[source_id]["url"], source(source_id, t)
    if url:
        return link(said, url)
    own = data.records("sources")[source_id]["kind"] == "own"
    return said if own else t.join([said, t("figure.no_address")])


def sources(row: data.Row, t: Text) -> str:
    """All sources of a record, one a line."""
    found = [cell for name, cell in row.items() if name.startswith("source") and cell]
    return "\n".join(source(code, t) for code in found)


def cell(row: Mapping[str, Any], field: Mapping[str, Any], t: Text) -> str:
    """A cell of any table for reading: names for codes and ids; a gap says its reason."""
    value = row[field["name"]]
    if value is None:
        return missing(completeness.reason(row, field), t)
    if "codes" in field:
        return word(field["codes"], str(value), t)
    if isinstance(value, bool):
        return t("cell.yes") if value else t("cell.no")
    if "of" in field:
        return source(value, t) if field["of"] == "sources" else called(field["of"], value, t)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def table(frame: pd.DataFrame, resource: Mapping[str, Any], t: Text) -> pd.DataFrame:
    """Rows of a table for reading, in one language; the index holds the reference of each row."""
    shown = fields_of(resource, t)
    keys: list[str] = resource["schema"]["primaryKey"]
    rows = data.rows(frame)
    refs = ["/".join([resource["name"], *(str(row[key]) for key in keys)]) for row in rows]
    cells = [[cell(row, field, t) for field in shown] for row in rows]
    return pd.DataFrame(cells, pd.Index(refs, name="ref"), [field["name"] for field in shown])


def fields_of(resource: Mapping[str, Any], t: Text) -> list[dict[str, Any]]:
    """The fields of a table that are in this language, or in none."""
    names = fields(resource["name"])

    def read(name: str) -> bool:
        text, _, lang = name.rpartition("_")
        chosen = column(names, text, t.lang)
        return lang not in LANGS or name == chosen or chosen not in names

    return [field for name, field in names.items() if read(name)]
