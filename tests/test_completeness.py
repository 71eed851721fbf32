"""No gap is silent: each empty cell says why in both languages, whatever is taken away."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.evidence import completeness, ledger, quoting
from cqvet.i18n import LANGS, Text
from cqvet.ui.entry import table_title
from tests.conftest import resource_tables

TABLES = resource_tables()
SILENT = {"", "0", "-", "—", "–", "/", "nan", "NaN", "None", "<NA>", "NA", "0.0"}
REASONS = {lang: {name[lang] for name in data.names("missing").values()} for lang in LANGS}


@st.composite
def holed(draw: st.DrawFn) -> tuple[dict[str, Any], pd.DataFrame]:
    """A few rows of a table from which values were removed at random."""
    resource = draw(st.sampled_from(TABLES))
    frame = data.table(resource["name"])
    keys = set(resource["schema"]["primaryKey"])
    start = draw(st.integers(0, max(len(frame) - 4, 0)))
    part = frame.iloc[start : start + 4].reset_index(drop=True).copy()
    free = [str(column) for column in part if column not in keys and len(part)]
    for column in draw(st.lists(st.sampled_from(free), max_size=6)) if free else []:
        part.loc[draw(st.integers(0, len(part) - 1)), column] = pd.NA
    return resource, part


@given(holed())
def test_no_cell_for_reading_is_silent(case: tuple[dict[str, Any], pd.DataFrame]) -> None:
    """`quoting.cell` and the preview give a reason for every gap, never 0, blank or a dash."""
    resource, part = case
    for lang in LANGS:
        t = Text(lang)
        shown = quoting.table(part, resource, t)
        gaps = part[list(shown)].isna().to_numpy()
        for is_gap, text in zip(gaps.ravel(), shown.to_numpy().ravel(), strict=True):
            assert isinstance(text, str)
            assert text.strip() not in SILENT - {"0"}
            assert not is_gap or text in REASONS[lang]


@given(holed())
def test_every_gap_is_counted_under_a_reason(case: tuple[dict[str, Any], pd.DataFrame]) -> None:
    """Filled cells and gaps by reason add up to the rows; every reason has its names."""
    resource, part = case
    for column in completeness.columns(part, resource):
        assert column.filled + sum(column.gaps.values()) == column.rows == len(part)
        assert column.filled == part[column.name].notna().sum()
        assert set(column.gaps) <= set(data.names("missing"))
        assert 0 not in column.gaps.values()


@given(st.sampled_from(sorted(ledger.index())), st.lists(st.sampled_from(["value", "missing"])))
def test_a_ledger_entry_without_value_says_why(entry: str, removed: list[str]) -> None:
    """`quoting.value` gives the reason of an entry whose value or reason was taken away."""
    row = {**ledger.entry(entry), **dict.fromkeys(removed)}
    for lang in LANGS:
        text = quoting.value(row, Text(lang))
        assert text not in SILENT - {"0"}
        if row["value"] is None and not row["value_date"]:
            assert text in REASONS[lang]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table["name"]))
def test_every_column_that_may_be_empty_says_why(table: dict[str, Any]) -> None:
    """A column without `required` names the reason of its gaps, or the column that holds it."""
    names = {field["name"] for field in table["schema"]["fields"]}
    for field in table["schema"]["fields"]:
        needs = not field.get("constraints", {}).get("required")
        if needs and field["name"] not in table["schema"]["primaryKey"]:
            assert field["gaps"] in names | set(data.names("missing")), field["name"]


def test_the_reason_stands_in_the_row_or_in_the_descriptor() -> None:
    """GDP was not found for 13 districts, which the rows say; a subzone does not apply to 17."""
    found = {
        (table, column.name): column.gaps
        for table in ("district_statistics", "districts")
        for column in completeness.columns(data.table(table), data.resources()[table])
    }
    assert found["district_statistics", "value"] == {"not_found": 13}
    assert found["districts", "subzone"] == {"does_not_apply": 17}
    assert ("district_statistics", "missing") not in found


def test_a_table_without_rows_lacks_nothing() -> None:
    """No row, no gap: the share is 1 and nothing is divided by zero."""
    frame, resource = data.table("districts").head(0), data.resources()["districts"]
    columns = completeness.columns(frame, resource)
    assert {column.share for column in columns} == {1.0}
    assert completeness.share(columns) == 1.0
    assert completeness.share([]) == 1.0


def test_titles_are_in_the_language() -> None:
    """The drawer names a table as the descriptor does."""
    assert table_title("districts", Text("zh")) == "区县"
