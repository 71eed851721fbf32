"""A record tells its cells from the descriptor alone: words, names of what ids mean, reasons."""

from typing import Any

import pytest

from cqvet import data
from cqvet.evidence import counts, ledger, quoting
from cqvet.i18n import LANGS, Lang, Text, column
from tests.conftest import resource_tables

TABLES = [table["name"] for table in resource_tables()]


def reason(row: data.Row, field: dict[str, Any]) -> str:
    """Why a cell is empty, read from the descriptor by hand."""
    declared = field.get("gaps", "not_found")
    return str(row[declared] or "does_not_apply") if declared in row else declared


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("table", TABLES)
def test_every_coded_cell_is_told(table: str, lang: Lang) -> None:
    """A code is told by its name in the list of its column, an empty cell by its reason."""
    fields = data.resources()[table]["schema"]["fields"]
    lists = {(r["list"], r["code"]): r[column(r, "name", lang)] for r in data.every("codes")}
    for row in data.every(table):
        for field in fields:
            cell = row[field["name"]]
            if cell is None:
                expected = lists["missing", reason(row, field)]
            elif "codes" in field:
                expected = lists[field["codes"], str(cell)]
            else:
                continue
            assert quoting.told(row, field["name"], Text(lang)) == expected


def test_an_id_is_told_by_the_name_of_its_record() -> None:
    """Ids of other tables become names, titles or indicators; sources say who, what and when."""
    zh, en = Text("zh"), Text("en")
    item = data.records("international")["lao_panda"]
    assert quoting.told(item, "cluster", zh) == data.records("clusters")["L1"]["name_zh"]
    assert quoting.told(item, "source", en) == quoting.source(item["source"], en)
    target = next(row for row in data.every("policy_targets") if row["fact"])
    assert (
        quoting.told(target, "policy", en) == data.records("policies")[target["policy"]]["title_en"]
    )
    assert quoting.told(target, "fact", zh) == ledger.entry(target["fact"])["title_zh"]
    assert quoting.told(item, "in_article", en) in (en("cell.yes"), en("cell.no"))
    assert quoting.told(item, "name", zh) == item["name_zh"]


def test_a_row_knows_its_table_until_it_is_joined() -> None:
    """Rows of a table, filtered and widened, tell their cells; those of a join are of no table."""
    frame = data.table("twin_city")
    kept = frame[frame["date"].notna()].assign(more=1).sort_values("date")
    assert {row.table for row in data.rows(kept)} == {"twin_city"}
    joined = frame.merge(data.table("twin_city_parties"), on="item")
    (row, *_) = data.rows(joined)
    with pytest.raises(KeyError):
        quoting.told(row, "type", Text("en"))
    with pytest.raises(KeyError):
        quoting.told(data.every("twin_city")[0], "no_such_column", Text("en"))


@pytest.mark.parametrize(
    ("date", "end", "precision", "basis", "said"),
    [
        ("2024-05", None, "month", "stated", "2024-05"),
        ("2024-05-23", None, "day", "inferred", "2024-05-23 (inferred)"),
        ("2024", None, "before", "stated", "not later than 2024"),
        ("2024-01-02", "2024-01-05", "range", "stated", "2024-01-02 to 2024-01-05"),
        ("2024", None, "before", "inferred", "not later than 2024 (inferred)"),
        (None, None, None, None, "not found"),
    ],
)
def test_a_date_says_its_doubts(
    date: str | None, end: str | None, precision: str | None, basis: str | None, said: str
) -> None:
    """Precision and basis are said with the date; a date that is missing says why."""
    cells = {"date": date, "date_end": end, "date_precision": precision, "date_basis": basis}
    first = data.every("twin_city")[0]
    row = data.Row({**first, **cells, "date_missing": "not_found"}, "twin_city")
    assert quoting.dated(row, Text("en")) == said


def test_a_date_opens_its_record_and_a_gap_opens_nothing() -> None:
    """With a reference the day is a figure and its doubts stand beside it."""
    t = Text("en")
    row = data.records("twin_city")["agri_group"]
    said = quoting.dated(row, t, "twin_city/agri_group")
    assert said.endswith("⟧ (inferred)")
    gone = data.Row({**row, "date": None, "date_precision": None, "date_basis": None}, row.table)
    assert "⟧" not in quoting.dated(gone, t, "twin_city/agri_group")


def test_all_sources_of_a_record_are_listed() -> None:
    """Each source stands on a line of its own; empty columns leave none."""
    row = next(row for row in data.every("awards") if row["source_2"])
    lines = quoting.sources(row, Text("zh")).split("\n")
    own = [row[name] for name in ("source", "source_2", "source_3") if row[name]]
    assert lines == [quoting.source(code, Text("zh")) for code in own]


def test_a_count_of_what_filters_left() -> None:
    """A count shows the number it is given and leads to the path that it is part of."""
    figure = counts.figure("awards", Text("en"), 3)
    assert (figure.text, figure.ref) == ("3", "count/awards")
    assert counts.figure("awards", Text("en")).text == str(len(data.table("awards")))
