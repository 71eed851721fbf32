"""Files to take away: CSV and XLSX that spreadsheets open, JSON, GeoJSON for map programs."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet._write_only import WriteOnlyWorksheet  # type: ignore[import-untyped]

from cqvet import data
from cqvet.base.zipped import packed

README: Final = Path(__file__).parent / "package.md"
# A spreadsheet of another country cuts a cell at semicolons and tabs.
_LEAD: Final = (
    r"((?:^|[;\t\r\n])[\s;,|，\"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\U000e0000-\U000e007f]*)"
)
_SIGN: Final = r"([=+\-@−＝＋－＠﹦﹢﹣﹫])"
FORMULA: Final = re.compile(_LEAD + _SIGN)
"""The beginning of a formula: its sign, after whatever a spreadsheet may pass over."""
NUMBER: Final = re.compile(r"[-+\u2212]?\d[\d,]*(\.\d+)?%?", re.ASCII)
KEPT: Final = (
    *("name", "title", "title_zh", "description", "description_zh"),
    *("sources", "licenses", "updated", "schema"),
)
"""What of the description of a table goes along within its file."""
_GUARDED: Final = re.compile(f"{_LEAD}'{_SIGN}")


_LEAST: Final = 8
_MOST: Final = 60
_MEASURED: Final = 500
"""Columns are as wide as the longest cell of so many rows asks for, within these."""


def guarded(text: str) -> str:
    """A text with an apostrophe before the sign by which a spreadsheet would compute it.

    What is a number and nothing else stays one.
    """
    return text if NUMBER.fullmatch(text) else FORMULA.sub(r"\1'\2", text)


def unguarded(text: str) -> str:
    """A text as it was before it was guarded."""
    return _GUARDED.sub(r"\1\2", text)


def csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at the start, which Chinese spreadsheets need; missing stays empty.

    Text that a spreadsheet would compute is guarded, and stays text.
    """
    texts = frame.map(lambda value: guarded(value) if isinstance(value, str) else value)
    return texts.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def xlsx(frame: pd.DataFrame, sheet: str) -> bytes:
    """A workbook with one sheet of this name; missing stays empty, text stays text."""
    return book({sheet: _sheet(frame)})


def records(frame: pd.DataFrame) -> bytes:
    """A JSON list of objects, one a row; missing is null."""
    return json.dumps(data.rows(frame), ensure_ascii=False, indent=1).encode()


def workbook(frame: pd.DataFrame, resource: Mapping[str, Any]) -> bytes:
    """XLSX with the rows on one sheet and what its columns mean on another."""
    parts = ("name", "title_zh", "title", "description_zh", "description", "type", "unit")
    fields = [[field.get(part) for part in parts] for field in resource["schema"]["fields"]]
    return book({"data": _sheet(frame), "columns": [parts, *fields]})


def parquet(frame: pd.DataFrame, resource: Mapping[str, Any]) -> bytes:
    """Columns with their types; within the file what it is, its sources, version and licence."""
    whole = data.descriptor()
    kept = {name: resource[name] for name in KEPT if name in resource}
    about = {**kept, "package": whole["name"], "version": data.version()}
    told = {
        name: value if isinstance(value, str) else _json(value) for name, value in about.items()
    }
    table = pa.Table.from_pandas(frame, preserve_index=False)
    content = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({**(table.schema.metadata or {}), **told}), content
    )
    return content.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def package() -> bytes:
    """The whole Data Package as one ZIP: descriptor, tables and geometries, as they lie here.

    A README says first what is in it, what is modelled and elsewhere, and how to open it.
    """
    paths = ["datapackage.json", *(resource["path"] for resource in data.resources().values())]
    return packed({"README.md": README.read_bytes()} | {path: data.file(path) for path in paths})


def _sheet(frame: pd.DataFrame) -> list[Sequence[object]]:
    return [list(frame.columns), *(list(row.values()) for row in data.rows(frame))]


def book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of named sheets in which text that begins like a formula stays text."""
    written = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = written.create_sheet(name)
        for at, width in enumerate(_widths(rows), start=1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def _widths(rows: Sequence[Sequence[object]]) -> list[int]:
    """How wide each column has to be for its longest line, a Chinese character twice a letter."""
    found: list[int] = []
    for row in rows[:_MEASURED]:
        found += [_LEAST] * (len(row) - len(found))
        for at, value in enumerate(row):
            lines = str(value if value is not None else "").splitlines() or [""]
            needs = max(sum(1 + (ord(sign) > 0x2E7F) for sign in line) for line in lines)
            found[at] = min(max(found[at], needs + 2), _MOST)
    return found


def _cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    cell = WriteOnlyCell(sheet)
    if isinstance(value, Share):
        cell.value, cell.number_format = float(value), "0.0%"
    elif isinstance(value, str):
        cell.value, cell.data_type = value, "s"
    else:
        return value
    return cell


class Share(float):
    """A part of one, which a workbook shows in percent."""


@cache
def shapes() -> dict[str, Any]:
    """The shape of each district: code -> GeoJSON geometry (WGS-84)."""
    features = json.loads(data.file("geometry/districts.geojson"))["features"]
    return {feature["properties"]["district"]: feature["geometry"] for feature in features}


def districts_geojson(frame: pd.DataFrame) -> bytes:
    """Districts as areas; every other column becomes a property."""
    return _collection(frame, [shapes()[code] for code in frame["district"]])


def points_geojson(frame: pd.DataFrame) -> bytes:
    """Records with `lon` and `lat` as points, without a place as features without geometry."""
    places = [
        None if pd.isna(lon) else {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
        for lon, lat in zip(frame["lon"], frame["lat"], strict=True)
    ]
    return _collection(frame.drop(columns=["lon", "lat"]), places)


def places_geojson(frame: pd.DataFrame, places: Sequence[Sequence[tuple[float, float]]]) -> bytes:
    """Records with where each of them is, in degrees east and north; without a place, none."""
    found = [sorted({(round(x, 4), round(y, 4)) for x, y in own}) for own in places]
    shapes = [{"type": "MultiPoint", "coordinates": own} if own else None for own in found]
    return _collection(frame, shapes)


def _collection(frame: pd.DataFrame, geometries: list[Any]) -> bytes:
    rows = json.loads(frame.to_json(orient="records", force_ascii=False))
    features = [
        {"type": "Feature", "geometry": geometry, "properties": row}
        for geometry, row in zip(geometries, rows, strict=True)
    ]
    content = {"type": "FeatureCollection", "features": features}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
