"""The operator's table of students, summed where it lies to district x level x cluster x year.

METHOD. `CQVET_MOUNTED` names a folder with `students` as Parquet or CSV (read by DuckDB), or a
PostgreSQL database with a table `students`. The columns are those of the form of students, in
codes; without a number of students each row is one. The sum is one Ibis expression, the same for
both. A student counts in the cluster that the class of the
programme serves most, or in none. Rows of a year, district, level or programme that is not known
are counted apart. Numbers from 1 to 4 are not shown; a year that has one shows no sums at all, so
that none can be worked out. It is read once, when the server starts.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd

from cqvet import data
from cqvet.base import filters, settings
from cqvet.base.filters import Filters
from cqvet.base.forms import schema
from cqvet.models import suppress

log = logging.getLogger(__name__)
TABLE: Final = "students"
KEYS: Final = ("year", "district", "level", "cluster")
NONE: Final = "none"
"""The cluster of programmes that serve none."""
DATABASES: Final = ("postgresql", "postgres")
LIMITS: Final = {"memory_limit": "500MB", "temp_directory": ""}
"""What DuckDB may take; nothing goes to the disk."""


@dataclass(frozen=True, eq=False)
class Students:
    """Numbers by `KEYS`, all of them known; how many rows of the table could not be placed."""

    cells: pd.DataFrame
    aside: int

    @property
    def years(self) -> list[int]:
        """The years, latest first."""
        return sorted(map(int, set(self.cells["year"])), reverse=True)

    def is_whole(self, year: int) -> bool:
        """Whether nothing of a year is hidden, so that it can be summed."""
        numbers = self.cells.loc[self.cells["year"] == year, "students"]
        return not suppress.small(numbers.to_numpy()).any()

    def of(self, year: int, chosen: Filters) -> pd.DataFrame | None:
        """Numbers of a year by cluster (rows) and level; hidden ones are missing.

        None where they would be sums and the year has none.
        """
        if not chosen.district and not self.is_whole(year):
            return None
        rows = self.cells[self.cells["year"] == year]
        rows = chosen.region(rows.assign(zone=rows["district"].map(filters.zone_of)))
        if chosen.level:
            rows = rows[rows["level"] == chosen.level]
        table = rows.pivot_table(
            index="cluster", columns="level", values="students", aggfunc="sum", fill_value=0
        ).astype("Int64")
        return table.mask((table > 0) & (table < suppress.APART))


@cache
def students() -> Students | None:
    """The operator's students; None where there are none, or they cannot be read."""
    if not settings.MOUNTED:
        return None
    try:
        return placed(summed(opened(settings.MOUNTED)))
    except Exception as error:  # noqa: BLE001 -- whatever a database says; pages do without
        # Without a trace, which may tell the password.
        said = str(error).replace(urlsplit(settings.MOUNTED).password or "\0", "***")
        log.error("CQVET_MOUNTED could not be read: %s: %s", type(error).__name__, said)  # noqa: TRY400
        return None


def opened(address: str) -> Any:
    """The table of students at an address, as an Ibis table; nothing of it is read yet."""
    import ibis

    parts = urlsplit(address)
    if parts.scheme in DATABASES:
        return ibis.connect(address).table(TABLE)
    here = ibis.duckdb.connect(**LIMITS)
    if list(Path(address).glob(f"{TABLE}*.parquet")):
        return here.read_parquet(f"{address}/{TABLE}*.parquet")
    return here.read_csv(f"{address}/{TABLE}*.csv", all_varchar=True)


def expression(table: Any, clusters: Mapping[str, str]) -> Any:
    """The sum of a table of students; `clusters` are those of the programmes.

    Programmes are summed first, so that few rows look for their cluster.
    """
    import ibis

    number = table[TABLE].cast("int64").sum() if TABLE in table.columns else table.count()
    keys = {name: table[name].cast("string") for name in ("year", "district", "level", "programme")}
    few = table.group_by(**keys).agg(students=number)
    codes = sorted(set(clusters.values()))
    serving = {code: [p for p, cluster in clusters.items() if cluster == code] for code in codes}
    cases = [(few.programme.isin(programmes), code) for code, programmes in serving.items()]
    placed = few.mutate(cluster=ibis.cases(*cases, else_=""))
    return placed.group_by(*KEYS).agg(students=placed.students.sum().cast("int64"))


def summed(table: Any) -> pd.DataFrame:
    """The same, worked out where the table lies, in the order of its keys."""
    found: pd.DataFrame = expression(table, clusters()).to_pandas()
    texts = found.fillna(dict.fromkeys(KEYS, "")).astype({**dict.fromkeys(KEYS, "str")})
    return texts.sort_values(list(KEYS), ignore_index=True).astype({"students": "int64"})


def placed(found: pd.DataFrame) -> Students:
    """Sums whose year, district, level and programme are known, and how many are not."""
    first, last = schema.limits(TABLE, "year")
    known = (
        found["year"].isin([str(year) for year in range(first, last + 1)])
        & found["district"].isin([*data.records("districts")])
        & found["level"].isin([*data.names("level")])
        & (found["cluster"] != "")
    )
    cells = found[known].astype({"year": "int64"}).reset_index(drop=True)
    return Students(cells, int(found.loc[~known, "students"].sum()))


@cache
def clusters() -> Mapping[str, str]:
    """The cluster of each programme."""
    fits = {row["class"]: row["primary_cluster"] for row in data.every("class_fit")}
    inside = filters.clusters()
    return {
        row["programme"]: cluster if (cluster := fits[row["class"]]) in inside else NONE
        for row in data.every("programmes")
    }
