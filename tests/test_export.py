"""Files to take away can be opened by other programs, and hold what was on the screen."""

import csv
import io
import json
import unicodedata
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from cqvet.base import export
from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.subjects import international, layout, register, twin_cities
from cqvet.subjects.collection import Collection
from tests import hostile

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)

PLACES = {
    "international": ("tha_changan_class", [[100.5014, 13.754]]),
    "twin_city": ("guangzhi_meeting", [[106.6847, 30.5248], [108.4381, 30.7446]]),
}
"""An item and where it lies, west to east."""


def features(content: bytes) -> list[dict[str, Any]]:
    collection = json.loads(content)
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_csv_is_utf8_with_a_mark() -> None:
    """Spreadsheets read Chinese because of the mark; a gap is an empty cell."""
    frame = pd.DataFrame({"name": ["重庆", None], "n": [1.5, None]})
    assert export.csv(frame) == b"\xef\xbb\xbfname,n\n\xe9\x87\x8d\xe5\xba\x86,1.5\n,\n"


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_csv_can_be_read_back(cells: list[tuple[str, str]]) -> None:
    """Quotes, commas and line ends in a cell come back as they were, formulas with their mark."""
    content = export.csv(pd.DataFrame(cells, columns=["a", "b"]))
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    marked = [tuple(export.guarded(cell) for cell in row) for row in cells]
    assert [tuple(row) for row in found[1:]] == marked


@pytest.mark.parametrize("text", hostile.FORMULAS, ids=ascii)
def test_a_guarded_text_comes_back(text: str) -> None:
    """Unless it was guarded by hand before."""
    kept = text.replace("'", "")
    assert export.unguarded(export.guarded(kept)) == kept


def computed(text: str, delimiter: str) -> list[str]:
    """The cells of a CSV with this text that a spreadsheet takes for formulas."""
    content = export.csv(pd.DataFrame({"a": ["x"], "b": [text], "c": ["y"]})).decode("utf-8-sig")
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    cells = [cell for row in rows for cell in row]
    bare = ["".join(filter(visible, unicodedata.normalize("NFKC", cell))) for cell in cells]
    signed = [cell for cell in bare if cell.startswith(("=", "+", "-", "@", "−"))]
    return [cell for cell in signed if not export.NUMBER.fullmatch(cell)]


def visible(letter: str) -> bool:
    """Whether a letter stands in the way of a formula that follows it."""
    return unicodedata.category(letter)[0] not in "CZ" and letter not in ';,|，"'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("text", hostile.ALL, ids=ascii)
def test_no_text_becomes_a_formula(text: str, delimiter: str) -> None:
    """However the spreadsheet cuts the file, and whatever stands before the sign."""
    assert computed(text, delimiter) == []


@given(st.text("=+-@＝−;,|\t\n\r \"'a\u200b\ufeff", max_size=12), st.sampled_from(",;\t"))
def test_no_mixture_becomes_a_formula(text: str, delimiter: str) -> None:
    """Signs, separators, quotes and invisible letters in any order."""
    assert computed(text, delimiter) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [("=1+1", "'=1+1"), (";=1+1", ";'=1+1"), ("a;-1", "a;'-1"), ("a=1", "a=1"), ("A-1;b", "A-1;b")],
)
def test_the_mark_stands_before_the_sign(text: str, kept: str) -> None:
    """Signs inside a text are left alone."""
    assert export.csv(pd.DataFrame({"a": [text]})).decode("utf-8-sig") == f"a\n{kept}\n"


@pytest.mark.parametrize("text", ["-5", "-1,234.5", "−0.5%", "+3"])
def test_a_number_is_no_formula(text: str) -> None:
    """A number with its sign stays one; what goes on behind it is guarded."""
    assert export.guarded(text) == text
    assert export.guarded(f"{text}+A1") == f"'{text}+A1"


def test_text_that_begins_like_a_formula_stays_text() -> None:
    """A spreadsheet opens `=1+1` as these four signs; numbers stay numbers, a gap stays empty."""
    frame = pd.DataFrame({"name": ["=1+1", None], "n": [1.5, 2]})
    sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(frame, "plan")))["plan"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["name", "n"],
        ["=1+1", 1.5],
        [None, 2],
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n"]


def test_districts_as_areas() -> None:
    """Each district is an area around its label point, with its code and measures as properties."""
    table = layout.district_table()
    found = features(export.districts_geojson(table))
    assert [f["properties"]["district"] for f in found] == list(table["district"])
    for feature, row in zip(found, table.itertuples(), strict=True):
        assert shape(feature["geometry"]).contains(Point(row.lon, row.lat))
        assert feature["properties"]["population"] == row.population
    assert found[0]["properties"].keys() == set(table.columns)


def test_a_missing_figure_is_null() -> None:
    """A district without GDP has null there, which is neither 0 nor left out."""
    found = features(export.districts_geojson(layout.district_table()))
    assert sum(f["properties"]["gdp"] is None for f in found) == 13


def test_records_as_points() -> None:
    """An institution is a point of four decimals, one without a district has no geometry."""
    table = layout.institution_table()
    found = features(export.points_geojson(table))
    assert len(found) == len(table)
    for feature, row in zip(found, table.to_dict("records"), strict=True):
        if pd.isna(row["lon"]):
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {
                "type": "Point",
                "coordinates": [round(row["lon"], 4), round(row["lat"], 4)],
            }
        assert not {"lon", "lat"} & feature["properties"].keys()


@pytest.mark.parametrize(
    "items", [international.ITEMS, twin_cities.ITEMS], ids=["world", "sichuan"]
)
def test_records_as_the_places_that_they_reach(items: Collection) -> None:
    """An item lies in each country, district or city that it names; else nowhere."""
    rows = items.rows()
    found = features(
        export.places_geojson(items.stored(rows, Filters(), Text("en")), items.where(rows))
    )
    assert len(found) == len(rows)
    assert {one["properties"]["item"] for one in found if not one["geometry"]} == {
        row["item"] for row in rows if not items.where([row])[0]
    }
    item, places = PLACES[items.table]
    known = {one["properties"]["item"]: one["geometry"] for one in found}
    assert known[item] == {"type": "MultiPoint", "coordinates": places}


def test_nothing_chosen_is_an_empty_collection() -> None:
    """An empty table is an empty file that still opens."""
    assert features(export.districts_geojson(layout.district_table().iloc[:0])) == []
    assert features(export.points_geojson(layout.institution_table().iloc[:0])) == []


def test_an_unknown_district_raises() -> None:
    """A code without a shape is an error and not a hole in the map."""
    with pytest.raises(KeyError):
        export.districts_geojson(pd.DataFrame({"district": ["510100"]}))


def test_a_template_to_fill_in_keeps_its_text() -> None:
    """A header that begins like a formula stays text in the workbook that a visitor fills in."""
    file = register.template_xlsx({"institution": "=1+1"}, [("@x", "500106", 7)])
    (header, row) = openpyxl.load_workbook(io.BytesIO(file))["register"].iter_rows()
    assert (header[0].value, header[0].data_type) == ("=1+1", "s")
    assert [(cell.value, cell.data_type) for cell in row[:3]] == [
        ("@x", "s"),
        ("500106", "s"),
        (7, "n"),
    ]
