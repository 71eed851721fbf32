"""Which rows rest on which source."""

from functools import cache

import pandas as pd

from cqvet import data


@cache
def counts() -> pd.Series:
    """How many rows of all tables cite each source; a row that names one twice counts once."""
    found = pd.concat([_pairs(name, columns) for name, columns in citing().items()])
    rows = found.drop_duplicates().groupby("source").size()
    return rows.reindex(data.table("sources")["source"], fill_value=0).rename("rows")


@cache
def citing() -> dict[str, list[str]]:
    """The columns of each table that name a source."""
    found: dict[str, list[str]] = {}
    for name, resource in data.resources().items():
        for key in resource.get("schema", {}).get("foreignKeys", []):
            if key["reference"]["resource"] == "sources":
                found.setdefault(name, []).extend(key["fields"])
    return found


def owner(name: str) -> str:
    """The table that says where the rows of a resource come from; empty where none does.

    A table of parts, such as the members of a consortium, rests on the sources of the whole.
    """
    if name in citing():
        return name
    schema = data.resources()[name].get("schema", {})
    for key in schema.get("foreignKeys", []):
        whole = key["reference"]["resource"]
        if key["fields"] == schema["primaryKey"][:1] and whole in citing():
            return str(whole)
    return ""


@cache
def of_table(name: str) -> pd.Series:
    """How many rows of one table cite each source, the most cited first."""
    pairs = _pairs(name, citing()[name]).drop_duplicates()
    counts = pairs.groupby("source").size().rename("rows").reset_index()
    ordered = counts.sort_values(["rows", "source"], ascending=[False, True])
    return ordered.set_index("source")["rows"]


def _pairs(name: str, columns: list[str]) -> pd.DataFrame:
    frame = data.table(name)
    parts = [
        pd.DataFrame({"table": name, "row": frame.index, "source": frame[column]})
        for column in columns
    ]
    return pd.concat(parts).dropna()
