"""The one way into the data: tables, schemas, origins. Pure pandas, no Streamlit.

`load` reads the whole package once and validates it; everything else takes frames out of it.
Frames are for sums, records for reading: `records` finds one by its key, `of` those of a group.
Both are shared by all readers: filter them, never write into them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pandas as pd

from cqvet import kept
from cqvet.i18n import LANGS, column
from cqvet.schema import DataError, DataFault, validate

FOLDER: Final = Path(__file__).parent.parent / "data"


class Row(dict[str, Any]):
    """A row, column -> value, gaps None. `table` is the table it is of, "" where of none."""

    __slots__ = ("table",)

    def __init__(
        self, cells: Mapping[str, Any] | Iterable[tuple[str, Any]], table: str = ""
    ) -> None:
        super().__init__(cells)
        self.table = table

    @property
    def ref(self) -> str:
        """What opens the row: its table and its key. Raises `KeyError` for a row of none."""
        keys = resources()[self.table]["schema"]["primaryKey"]
        return "/".join([self.table, *(str(self[key]) for key in keys)])


def file(path: str, folder: Path = FOLDER) -> bytes:
    """A file of a package; of the product's own as it was at the start, whatever became of it."""
    return kept.content(folder / path) if folder == FOLDER else (folder / path).read_bytes()


def descriptor(folder: Path = FOLDER) -> dict[str, Any]:
    """The Data Package descriptor as written."""
    content: dict[str, Any] = json.loads(file("datapackage.json", folder))
    return content


def is_table(resource: Mapping[str, Any]) -> bool:
    """Whether a resource is a table (and not a geometry)."""
    return "schema" in resource


def checksum(content: bytes) -> str:
    """The checksum of a file as an origin carries it: `sha256:` and the hex digest."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def read(folder: Path = FOLDER) -> dict[str, pd.DataFrame]:
    """All tables of a package, validated against its descriptor, keys resolved.

    Raises `DataError` that lists every damaged cell of every table.
    """
    tables: dict[str, pd.DataFrame] = {}
    faults: list[DataFault] = []
    resources = [r for r in descriptor(folder)["resources"] if is_table(r)]
    for resource in resources:
        try:
            frame = validate(_text(folder, resource["path"]), resource)
            frame.attrs["table"] = resource["name"]
            tables[resource["name"]] = frame
        except DataError as error:
            faults += error.faults
    if not faults:
        for resource in resources:
            faults += dangling(resource, tables)
    if faults:
        raise DataError(faults)
    return tables


def check(folder: Path = FOLDER) -> None:
    """Whether a package can be used, file by file. Raises `DataError` that lists what is wrong.

    A file may end too early and still be a table: its checksum tells.
    """
    try:
        resources = descriptor(folder)["resources"]
    except (OSError, ValueError, KeyError) as error:
        found = str(error) or "no resources"
        raise DataError([DataFault("datapackage.json", 0, "", found, "a descriptor")]) from None
    faults = []
    for resource in resources:
        path, promised = resource["path"], resource["hash"]
        try:
            found = checksum(file(path, folder))
        except OSError as error:
            found = str(error)
        if found != promised:
            faults.append(DataFault(path, 0, "", found, promised, "checksum"))
    try:
        load() if folder == FOLDER else read(folder)
    except DataError as error:
        faults += error.faults
    if faults:
        raise DataError(faults)


@cache
def load() -> dict[str, pd.DataFrame]:
    """The tables of the product, read once per process."""
    return read()


def table(name: str) -> pd.DataFrame:
    """One table by its name. Raises `KeyError` for an unknown one."""
    return load()[name]


def rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame. What was filtered or widened from a table stays of it; a join is not."""
    names = [str(column) for column in frame.columns]
    cells = frame.to_numpy(dtype=object, na_value=None).tolist()  # type: ignore[arg-type]
    table = frame.attrs.get("table", "")
    return [Row(zip(names, row, strict=True), table) for row in cells]


@cache
def every(name: str) -> tuple[Row, ...]:
    """All rows of a table, in its order."""
    return tuple(rows(table(name)))


@cache
def records(name: str) -> dict[str, Row]:
    """The rows of a table by its key; keys of several columns are written with slashes."""
    keys = resources()[name]["schema"]["primaryKey"]
    return {"/".join(str(row[key]) for key in keys): row for row in every(name)}


def of(name: str, **cells: object) -> tuple[Row, ...]:
    """The rows of a table that have these cells, in its order: looked up, never searched."""
    return _groups(name, tuple(cells)).get(itemgetter(*cells)(cells), ())


@cache
def _groups(name: str, columns: tuple[str, ...]) -> dict[Any, tuple[Row, ...]]:
    return grouped(every(name), *columns)


def grouped(found: Iterable[Row], *columns: str) -> dict[Any, tuple[Row, ...]]:
    """Rows by what stands in a column, or by the cells of several; order is kept."""
    groups: dict[Any, list[Row]] = {}
    for row in found:
        groups.setdefault(itemgetter(*columns)(row), []).append(row)
    return {cells: tuple(own) for cells, own in groups.items()}


@cache
def resources() -> dict[str, dict[str, Any]]:
    """The descriptor's resources by name: titles, schema, origin, licence."""
    return {resource["name"]: resource for resource in descriptor()["resources"]}


@cache
def belonging(name: str) -> tuple[tuple[str, str], ...]:
    """The tables whose rows refer to those of a table by its key, each with its column.

    None for sources: what rests on one is counted elsewhere.
    """
    keys = resources()[name]["schema"].get("primaryKey", [])
    return tuple(
        (other, key["fields"][0])
        for other, resource in resources().items()
        for key in resource.get("schema", {}).get("foreignKeys", ())
        if key["reference"]["resource"] == name != "sources"
        and list(key["reference"]["fields"]) == list(keys)
    )


@cache
def number() -> str:
    """The number of the data version, three parts."""
    return str(descriptor()["version"])


@cache
def version() -> str:
    """The version of the data: the descriptor's, with a mark of the content behind it."""
    content = descriptor()
    marks = "".join(resource["hash"] for resource in content["resources"])
    return f"{content['version']}+{hashlib.sha256(marks.encode()).hexdigest()[:8]}"


@cache
def date() -> str:
    """The day of the data, ISO."""
    return str(descriptor()["created"])[:10]


@cache
def names(kind: str) -> dict[str, dict[str, str]]:
    """The names of a coded list: code -> language -> name, in the order of the list."""
    return {
        row["code"]: {lang: row[column(row, "name", lang)] for lang in LANGS}
        for row in of("codes", list=kind)
    }


def _text(folder: Path, path: str) -> pd.DataFrame:
    try:
        return pd.read_csv(
            BytesIO(file(path, folder)),
            dtype=str,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
        )
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError([DataFault(path, 0, "", str(error), "a UTF-8 CSV file")]) from None


def dangling(resource: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[DataFault]:
    """Values of foreign keys that the table they refer to does not have."""
    faults = []
    for key in resource["schema"].get("foreignKeys", []):
        own, there = list(key["fields"]), list(key["reference"]["fields"])
        other = key["reference"]["resource"] or resource["name"]
        cells = tables[resource["name"]][own].dropna()
        known = set(tables[other][there].itertuples(index=False, name=None))
        for row, value in zip(cells.index, cells.itertuples(index=False, name=None), strict=True):
            if value not in known:
                faults.append(
                    DataFault(
                        resource["path"],
                        int(row) + 1,
                        ", ".join(own),
                        ", ".join(map(str, value)),
                        f"an id of the table {other}",
                        "unknown_reference",
                    )
                )
    return faults
