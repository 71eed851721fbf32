"""The students of the operator's table by cluster and level, behind a line of the first tab."""

import pandas as pd
import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import suppress
from cqvet.subjects import mounted
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.mounted import Students
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Nothing where no operator mounted a table; its latest year where one did."""
    found = mounted.students()
    if found is None or found.cells.empty:
        return
    t, year = view.t, found.years[0]
    with frame.behind(t("matching.students", year=year), "students") as shown:
        if not shown:
            return
        rows = found.of(year, view.filters)
        said = [t("matching.students_about")]
        if rows is None:
            st.info(t("matching.students_small"))
        elif rows.empty:
            st.info(t("frame.nothing_matches"))
        else:
            prose.table(heads(rows, t), cells(rows, t), "students", t)
        if found.aside and found.is_whole(year):
            said.append(t("matching.students_aside", n=_told(found.aside, t)))
        prose.lines(said, "students_about", t, "small")
        files = {"students.csv": lambda: kept(found), "students.xlsx": lambda: kept(found)}
        labels = {name: t(f"matching.students_{name}") for name in (*mounted.KEYS, "students")}
        twin.downloads(files, t, labels)


def heads(rows: pd.DataFrame, t: Text) -> dict[str, float]:
    """Cluster, and a column a level that the rows have."""
    return {
        t("param.cluster"): 2.0,
        **{quoting.word("level", str(code), t): 1.0 for code in rows.columns},
    }


def cells(rows: pd.DataFrame, t: Text) -> list[tuple[str, ...]]:
    """A row a cluster, those with most students first; what serves none comes last."""
    order = rows.fillna(0).sum(axis=1).sort_values(ascending=False, kind="stable").index
    codes = sorted(order, key=lambda code: code == mounted.NONE)
    return [
        (
            t("matching.students_none") if code == mounted.NONE else cluster_name(code, t),
            *(
                quoting.missing("too_few", t) if pd.isna(value) else _told(int(value), t)
                for value in rows.loc[code]
            ),
        )
        for code in codes
    ]


def kept(found: Students) -> pd.DataFrame:
    """All cells of all years as they are taken away: small ones are empty."""
    numbers = found.cells["students"].astype("Int64")
    shown = numbers.mask(suppress.small(found.cells["students"].to_numpy()))
    return found.cells.assign(students=shown)


def _told(n: int, t: Text) -> str:
    return str(Figure(number(n, t.lang), "match/mounted/students", "reference"))
