"""What has changed in the figures since a version of the data: links that do not lie.

A figure is a row of the ledger that has a value, a district statistic, or the rating of a class:
its fit, then its clusters, the main one first. `published.csv`
holds what was published first; `revisions.csv` logs every change since, with its class
(new fact, new definition, new coverage, correction) and reason.
"""

import math
import re
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.evidence import ledger

RATED: Final = "class_fit"
VERSION: Final = re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,3}")


def numbered(version: str) -> str:
    """A text that is a version of the data. Raises `ValueError` for any other."""
    if not VERSION.fullmatch(version):
        raise ValueError(version)
    return version


def now() -> pd.Series:
    """The value of every figure as the tables hold it: index id, text; gaps are empty."""
    entries = ledger.entries().query("kind != 'claim'").set_index("id")
    statistics = data.table("district_statistics")
    keys = "district_statistics/" + statistics["district"] + "/" + statistics["measure"]
    values = pd.concat([entries["value"], statistics.set_axis(keys)["value"]])
    texts = ["" if math.isnan(value) else f"{value:.15g}" for value in values.astype(float)]
    found: pd.Series = pd.concat([pd.Series(texts, values.index, name="value"), rated()])
    return found


def rated() -> pd.Series:
    """The rating of every class: index id, text such as `partial P2 N14`."""
    texts = {
        f"{RATED}/{row['class']}": " ".join(
            [
                row["fit"],
                *(link["cluster"] for link in data.of("crosswalk", **{"class": row["class"]})),
            ]
        )
        for row in data.every("class_fit")
    }
    return pd.Series(texts, name="value")


def logged(published: pd.DataFrame, revisions: pd.DataFrame) -> pd.Series:
    """The values that the log promises: what was published, with every revision applied."""
    promised = dict(zip(published["figure"], published["value"].fillna(""), strict=True))
    for row in data.rows(revisions):
        promised[row["figure"]] = row["to_value"] or ""
    return pd.Series(promised, dtype="str")


def unlogged(published: pd.DataFrame, revisions: pd.DataFrame, values: pd.Series) -> list[str]:
    """Figures whose value is not what the log promises, and figures that it does not know."""
    promised = logged(published, revisions)
    names = promised.index.union(values.index)
    differs = promised.reindex(names) != values.reindex(names)
    return list(names[differs])


def since(version: str, revisions: pd.DataFrame) -> list[data.Row]:
    """The revisions that came after a version, oldest first."""
    asked = _order(version)
    return [row for row in data.rows(revisions) if _order(row["version"]) > asked]


def added(version: str, published: pd.DataFrame) -> dict[str, int]:
    """How many figures first came with each later version: version -> figures, oldest first."""
    asked = _order(version)
    counts = published["version"].value_counts()
    return {
        name: int(counts[name]) for name in sorted(counts.index, key=_order) if _order(name) > asked
    }


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
