"""How a figure of the ledger and its source are written in a language."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import completeness, ledger
from cqvet.evidence.figure import Figure
from cqvet.i18n import LANGS, Text, column


def value(row: Mapping[str, Any], t: Text) -> str:
    """The value of a ledger row or record with qualifier and unit; a gap says its reason."""
    if row.get("value_date"):
        return str(row["value_date"])
    if row.get("value") is None:
        return data.names("missing")[row.get("missing") or "not_found"][t.lang]
    amount = float(row["value"])
    if row["unit"] in ("calendar_year", "code"):
        return t(f"unit.{row['unit']}", n=f"{amount:.0f}")
    text = quantity(amount, row["unit"], t, 2)
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


def cell(row: Mapping[str, Any], field: Mapping[str, Any], t: Text) -> str:
    """A cell of any table for reading: names for codes and ids; a gap says its reason."""
    value = row[field["name"]]
    if value is None:
        return data.names("missing")[completeness.reason(row, field)][t.lang]
    if "codes" in field:
        return data.names(field["codes"])[str(value)][t.lang]
    if isinstance(value, bool):
        return t("cell.yes") if value else t("cell.no")
    if field["name"].startswith("source") and value in data.records("sources"):
        return source(value, t)
    if field["name"] == "district":
        return t.pick(data.records("districts")[str(value)], "name")
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def table(frame: pd.DataFrame, resource: Mapping[str, Any], t: Text) -> pd.DataFrame:
    """Rows of a table for reading, in one language; the index holds the reference of each row."""
    fields = fields_of(resource, t)
    keys: list[str] = resource["schema"]["primaryKey"]
    rows = data.rows(frame)
    refs = ["/".join([resource["name"], *(str(row[key]) for key in keys)]) for row in rows]
    cells = [[cell(row, field, t) for field in fields] for row in rows]
    return pd.DataFrame(cells, pd.Index(refs, name="ref"), [field["name"] for field in fields])


def fields_of(resource: Mapping[str, Any], t: Text) -> list[dict[str, Any]]:
    """The fields of a table that are in this language, or in none."""
    names = {field["name"] for field in resource["schema"]["fields"]}

    def read(name: str) -> bool:
        text, _, lang = name.rpartition("_")
        chosen = column(names, text, t.lang)
        return lang not in LANGS or name == chosen or chosen not in names

    return [field for field in resource["schema"]["fields"] if read(field["name"])]
