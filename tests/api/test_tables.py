"""Tables over HTTP: four formats, filters by any column, errors that name what is wrong."""

import csv
import io
import json
from urllib.parse import quote
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from cqvet import data
from cqvet.api import tables
from cqvet.base import filters
from tests.api.conftest import API, wrong

NAMES = tables.names()


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_the_file_of_the_package(client: TestClient, name: str) -> None:
    """Without a filter the bytes are those that the descriptor's checksum is about."""
    answer = client.get(f"{API}/tables/{name}.csv")
    assert answer.content == (data.FOLDER / f"{name}.csv").read_bytes()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("name", NAMES)
def test_json_has_every_cell(client: TestClient, name: str) -> None:
    """A list of objects, column names as in the table, null for what is missing."""
    rows = client.get(f"{API}/tables/{name}.json").json()
    assert rows == data.rows(data.table(name))
    assert all(list(row) == list(data.table(name).columns) for row in rows)


@pytest.mark.parametrize("name", ["zones", "district_statistics", "clusters", "institutions"])
def test_xlsx_has_the_same_rows(client: TestClient, name: str) -> None:
    """The first sheet of the workbook holds the header and the rows of the table."""
    answer = client.get(f"{API}/tables/{name}.xlsx")
    assert answer.headers["content-type"] == tables.XLSX
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True, max_col=len(data.table(name).columns))
    assert list(header) == list(data.table(name).columns)
    padded = [[*row, *[None] * (len(header) - len(row))] for row in rows]
    assert padded == [list(row.values()) for row in data.rows(data.table(name))]


def test_parquet_has_the_same_rows_and_says_what_it_is(client: TestClient) -> None:
    """Types and cells are those of the table; title, sources, licence and version go along."""
    answer = client.get(f"{API}/tables/institutions.parquet?zone=metro")
    again = client.get(f"{API}/tables/institutions.parquet?zone=metro")
    assert answer.headers["content-type"] == tables.PARQUET
    assert answer.content == again.content
    read = pq.read_table(io.BytesIO(answer.content))
    metro = data.table("institutions")
    metro = metro[metro["district"].map(filters.zone_of, na_action="ignore") == "metro"]
    assert data.rows(read.to_pandas()) == data.rows(metro)
    told = {key.decode(): value.decode() for key, value in read.schema.metadata.items()}
    resource = data.resources()["institutions"]
    assert (told["title_zh"], told["version"]) == (resource["title_zh"], data.version())
    assert json.loads(told["licenses"]) == resource["licenses"]


def test_the_whole_package_is_one_file(client: TestClient) -> None:
    """The archive has each file of the package to the byte, and no time of its own."""
    with ZipFile(io.BytesIO(client.get(f"{API}/datapackage.zip").content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        for resource in data.resources().values():
            assert archive.read(resource["path"]) == data.file(resource["path"])


@pytest.mark.parametrize("name", NAMES)
def test_filtered_csv_is_written_like_the_file(name: str) -> None:
    """The cells of a filtered file are written as in the whole one, to the byte."""
    rows = tables.texts(name)
    whole = rows.to_csv(index=False, lineterminator="\n").encode()
    assert whole == (data.FOLDER / f"{name}.csv").read_bytes()


def test_different_names_and_equal_names_or(client: TestClient) -> None:
    """`level` and `ownership` must both hold; of two districts one is enough."""
    query = "level=higher_vocational&ownership=public&district=500118&district=500106"
    rows = client.get(f"{API}/tables/institutions.json?{query}").json()
    frame = data.table("institutions")
    expected = frame[
        (frame["level"] == "higher_vocational")
        & (frame["ownership"] == "public")
        & frame["district"].isin(["500118", "500106"])
    ]
    assert [row["institution"] for row in rows] == list(expected["institution"])
    assert len(rows) > 1


def test_zone_filters_where_there_is_a_district(client: TestClient) -> None:
    """A zone gives the rows of its districts; with a district of another zone none is left."""
    url = f"{API}/tables/institutions.json"
    rows = client.get(f"{url}?zone=southeast").json()
    assert {row["district"] for row in rows} <= set(filters.districts("southeast"))
    two = client.get(f"{url}?zone=southeast&zone=northeast").json()
    assert len(two) > len(rows) > 0
    both = client.get(f"{url}?zone=metro&district=500118").json()
    assert {row["district"] for row in both} == {"500118"}
    assert client.get(f"{url}?zone=southeast&district=500118").json() == []


def test_an_own_column_zone_is_used_as_it_is(client: TestClient) -> None:
    """A table with a column `zone` is filtered by it."""
    rows = client.get(f"{API}/tables/districts.json?zone=southeast").json()
    assert [row["district"] for row in rows] == list(filters.districts("southeast"))


def test_numbers_booleans_and_gaps(client: TestClient) -> None:
    """Numbers are compared as numbers, booleans by name, an empty value means the gaps."""
    url = f"{API}/tables/district_statistics.json"
    same = [client.get(f"{url}?year={year}").json() for year in ("2020", "2020.0")]
    assert same[0] == same[1] != []
    assert {row["year"] for row in same[0]} == {2020}
    gaps = client.get(f"{url}?value=").json()
    assert gaps
    assert all(row["value"] is None and row["missing"] for row in gaps)
    inside = client.get(f"{API}/tables/clusters.json?in_33618=true").json()
    assert len(inside) == 30
    table = list(
        csv.DictReader(client.get(f"{API}/tables/clusters.csv?in_33618=true").text.splitlines())
    )
    assert [row["cluster"] for row in table] == [row["cluster"] for row in inside]


@pytest.mark.parametrize("path", ["nowhere.csv", "zones.xml", "zones", ".csv", "zones.csv.json"])
def test_unknown_tables_and_formats(client: TestClient, path: str) -> None:
    """What is not there is 404, as a problem document."""
    answer = client.get(f"{API}/tables/{path}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("colour=red&size=1", [("colour", "unknown_name"), ("size", "unknown_name")]),
        ("year=abc&value=nan", [("year", "not_a_number"), ("value", "not_a_number")]),
        ("zone=mars", [("zone", "not_listed")]),
        ("zone=metro&zone=mars", [("zone", "not_listed")]),
        ("confidence=sure", [("confidence", "not_listed")]),
        (
            "district=999999&measure=x",
            [("district", "unknown_reference"), ("measure", "unknown_reference")],
        ),
    ],
)
def test_bad_filters_are_named(
    client: TestClient, query: str, errors: list[tuple[str, str]]
) -> None:
    """Every filter that cannot be used is named, in one answer."""
    answer = client.get(f"{API}/tables/district_statistics.json?{query}")
    assert answer.status_code == 400
    assert wrong(answer) == errors


@given(name=st.sampled_from(NAMES), key=st.data(), value=st.text(max_size=8))
def test_any_filter_gives_rows_or_a_problem(
    client: TestClient, name: str, key: st.DataObject, value: str
) -> None:
    """Whatever a filter says, the answer is a list of rows of the table or names the filter."""
    column = key.draw(st.sampled_from(tables.filterable(name)))
    answer = client.get(
        f"{API}/tables/{name}.json?{column}={quote(value.encode('utf-8', 'replace'))}"
    )
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert {error for error, _ in wrong(answer)} == {column}
    else:
        assert (
            pd.Index([str(row) for row in answer.json()])
            .isin([str(row) for row in data.rows(data.table(name))])
            .all()
        )
