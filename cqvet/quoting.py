"""How a figure of the ledger and its source are written in a language."""

from collections.abc import Mapping
from typing import Any

from cqvet import data, ledger
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import quantity


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


def cell(value: object, field: Mapping[str, Any], t: Text) -> str:
    """A cell of any table for reading: names for codes and ids, the unit from the schema."""
    if value is None:
        return ""
    if "codes" in field:
        return data.names(field["codes"])[str(value)][t.lang]
    if field["name"].startswith("source"):
        return source(value, t)
    if field["name"] == "district":
        return t.pick(data.records("districts")[str(value)], "name")
    return f"{value:g}" if isinstance(value, float) else str(value)
