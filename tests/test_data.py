"""The data package as published: described, dated, complete, and consistent in itself."""

import re
from typing import Any

import frictionless
import pandas as pd
import pytest

from cqvet import data
from tests.conftest import resource_tables

RESOURCES = data.descriptor()["resources"]
TABLES = resource_tables()
FIELDS = [(table, field) for table in TABLES for field in table["schema"]["fields"]]
BILINGUAL = ("title", "description")
ONE_LANGUAGE = {("countries", "point_name_en")}  # a name by which GeoNames finds the point
QUOTING = {"note_en", "our_reading_en", "reason_en", "summary_en"}  # may quote a Chinese term
ELSEWHERE = {("awards", "institution"): "institution_name_zh"}  # what fills the gap instead


@pytest.mark.slow
def test_the_descriptor_passes_the_frictionless_validator() -> None:
    """Another implementation of the standard finds no fault in descriptor and tables."""
    report = frictionless.Package(data.descriptor(), basepath=str(data.FOLDER)).validate()
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(RESOURCES)


def test_size_and_checksum_are_those_of_the_file() -> None:
    """A file that was changed without `python -m scripts.stamp` is found."""
    paths = {resource["name"]: data.FOLDER / resource["path"] for resource in RESOURCES}
    stamped = {r["name"]: (r["bytes"], r["hash"]) for r in RESOURCES}
    assert stamped == {
        name: (path.stat().st_size, data.checksum(path.read_bytes()))
        for name, path in paths.items()
    }


def test_a_resource_has_an_origin() -> None:
    """Each resource says its source, its licence and its date, and is told in both languages."""
    lacking = [
        resource["name"]
        for resource in RESOURCES
        if not all(source["title"] for source in resource["sources"])
        or not all(licence["name"] for licence in resource["licenses"])
        or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", resource["updated"])
        or not all(resource[part] and resource[f"{part}_zh"] for part in BILINGUAL)
    ]
    assert lacking == []


def test_every_file_is_described() -> None:
    """No file lies in the data folder that the descriptor does not know."""
    files = {
        path.relative_to(data.FOLDER).as_posix()
        for path in data.FOLDER.rglob("*")
        if path.suffix in {".csv", ".geojson"}
    }
    assert files == {resource["path"] for resource in RESOURCES}


def test_every_field_is_told_in_both_languages() -> None:
    """Each column has a title and a description in both languages."""
    lacking = [
        (table["name"], field["name"])
        for table, field in FIELDS
        if not all(field[part] and field[f"{part}_zh"] for part in BILINGUAL)
    ]
    assert lacking == []


def test_every_text_has_both_languages() -> None:
    """A column for one language has a twin for the other."""
    columns = {(table["name"], field["name"]) for table, field in FIELDS}
    alone = {
        (table, column)
        for table, column in columns
        for own, other in (("_zh", "_en"), ("_en", "_zh"))
        if column.endswith(own) and (table, column.removesuffix(own) + other) not in columns
    }
    assert alone <= ONE_LANGUAGE


def test_a_text_in_one_language_is_there_in_the_other() -> None:
    """A row that says something in one language says it in both; names may wait for English."""
    found = {}
    for name, frame in data.load().items():
        for column in map(str, frame):
            other = f"{column.removesuffix('_zh')}_en"
            if not column.endswith("_zh") or other not in frame:
                continue
            alone = frame[column].notna() != frame[other].notna()
            if f"{other}_missing" in frame:
                alone &= frame[f"{other}_missing"].isna()
            if alone.any():
                found[name, column] = list(frame.index[alone] + 1)
    assert found == {}


def test_no_chinese_stands_in_an_english_column() -> None:
    """English texts have no Chinese character, but for notes that speak of a Chinese term."""
    found = [
        (name, text)
        for name, frame in data.load().items()
        for column in map(str, frame)
        if column.endswith("_en") and column not in QUOTING
        for text in frame[column].dropna()
        if re.search(r"[\u3000-\u303f\u3400-\u9fff]", text)
    ]
    assert found == []


CODED = [(table, field) for table, field in FIELDS if "codes" in field]


def test_coded_columns_follow_the_list_of_codes() -> None:
    """The values that a column allows are those of its list, and each that occurs has its names."""
    wrong = []
    for table, field in CODED:
        names = data.names(field["codes"])
        used = set(data.table(table["name"])[field["name"]].dropna())
        named = {code for code, name in names.items() if name["zh"] and name["en"]}
        if field["constraints"]["enum"] != list(names) or not used <= named:
            wrong.append((table["name"], field["name"]))
    assert wrong == []


def test_every_closed_list_is_a_list_of_codes() -> None:
    """A column with an enumeration names the list that its values have names in."""
    unnamed = [
        (table["name"], field["name"])
        for table, field in FIELDS
        if "enum" in field.get("constraints", {}) and "codes" not in field
    ]
    assert unnamed == []


def test_every_list_of_codes_is_used() -> None:
    """No list of codes is left over."""
    used = {field["codes"] for _, field in CODED}
    assert set(data.table("codes")["list"]) == used


def references() -> set[tuple[str, str, str]]:
    """Foreign keys of one column: table, column, table that it refers to."""
    return {
        (table["name"], key["fields"][0], key["reference"]["resource"] or table["name"])
        for table in TABLES
        for key in table["schema"].get("foreignKeys", [])
    }


@pytest.mark.parametrize(
    ("column", "table"),
    [
        ("district", "districts"),
        ("zone", "zones"),
        ("cluster", "clusters"),
        ("institution", "institutions"),
        ("programme", "programmes"),
        ("source", "sources"),
        ("source_2", "sources"),
        ("iso3", "countries"),
    ],
)
def test_ids_are_foreign_keys(column: str, table: str) -> None:
    """Wherever an id stands, the descriptor says which table it belongs to."""
    loose = [
        t["name"]
        for t, field in FIELDS
        if field["name"] == column
        and t["name"] != table
        and (t["name"], column, table) not in references()
    ]
    assert loose == []


def test_every_source_is_used_and_known() -> None:
    """Each source of the list is cited somewhere, and none is cited that the list lacks."""
    cited = set()
    for table, column, other in references():
        if other == "sources":
            cited |= set(data.table(table)[column].dropna())
    assert cited == set(data.table("sources")["source"])


def test_the_38_populations_add_up() -> None:
    """38 districts and counties have 32,054,159 residents together, urban and rural likewise."""
    frame = data.table("district_statistics").pivot(
        index="district", columns="measure", values="value"
    )
    assert len(frame) == 38
    assert frame["population"].sum() == 32_054_159
    assert (frame["population_urban"] + frame["population_rural"] == frame["population"]).all()


def test_1_3_21_and_11_make_36() -> None:
    """The consortia by kind add up to their total, as the article prints them."""
    facts = data.table("facts").set_index("fact")["value"]
    parts = data.table("sum_parts")
    chosen = parts[parts["sum"] == "s01"].sort_values("order")["part_fact"]
    assert [int(facts[part]) for part in chosen] == [1, 3, 21, 11]
    assert facts["consortia_total"] == 36


def test_every_sum_holds() -> None:
    """Each sum that the data states is the sum of its parts, unless a part has no value."""
    facts = data.table("facts").set_index("fact")["value"]
    parts = data.table("sum_parts")
    for row in data.table("sums").to_dict("records"):
        values = facts[parts[parts["sum"] == row["sum"]]["part_fact"]]
        assert values.sum(skipna=False) == facts[row["total_fact"]], row["sum"]


def test_gdp_is_missing_for_13_districts_with_a_reason() -> None:
    """A statistic has a value or a reason why not, never both; GDP lacks 13 of 38."""
    frame = data.table("district_statistics")
    assert (frame["value"].isna() == frame["missing"].notna()).all()
    assert int(frame[frame["measure"] == "gdp"]["value"].isna().sum()) == 13


def test_a_gap_has_a_reason_wherever_there_is_a_column_for_it() -> None:
    """`<column>_missing` is filled exactly where the column is empty."""
    wrong = []
    for table in TABLES:
        frame = data.table(table["name"])
        for column in map(str, frame):
            own = column.removesuffix("_missing")
            if own == column or own not in frame:
                continue
            gap = frame[own].isna()
            if (table["name"], own) in ELSEWHERE:
                gap &= frame[ELSEWHERE[table["name"], own]].isna()
            if not (gap == frame[column].notna()).all():
                wrong.append((table["name"], column))
    assert wrong == []


def test_there_are_three_zones_with_21_11_and_6_districts() -> None:
    """The division is the one of the article: 21, 11 and 6 districts and counties."""
    counts = data.table("districts")["zone"].value_counts()
    assert counts.to_dict() == {"metro": 21, "northeast": 11, "southeast": 6}


def test_names_follow_the_order_of_the_list() -> None:
    """The names of a list come in its order, in both languages."""
    assert list(data.names("zone")) == ["metro", "northeast", "southeast"]
    assert data.names("level")["vocational_bachelor"] == {
        "zh": "职业本科",
        "en": "vocational bachelor",
    }


def test_the_version_marks_the_content() -> None:
    """The version is the descriptor's with eight hex digits that depend on every file."""
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", data.version())
    assert data.version().startswith(data.descriptor()["version"])


@pytest.mark.parametrize("most", [0, 1, None])
def test_rows_are_the_cells_of_the_frame(most: int | None) -> None:
    """Of every table: each value as it stands, in its own Python type, None for each gap."""
    for name, frame in data.load().items():
        part = frame.head(most) if most is not None else frame
        plain = part.astype(object)
        cells = plain.where(plain.notna(), None).to_numpy().tolist()
        wanted = [dict(zip(part.columns, row, strict=True)) for row in cells]
        found = data.rows(part)
        assert found == wanted, name
        types = [[list(map(type, row.values())) for row in rows] for rows in (found, wanted)]
        assert types[0] == types[1], name
    assert any(None in row.values() for row in data.every("awards"))


def test_a_record_is_found_by_its_key() -> None:
    """Of every table each row by its key as references write it, the columns in their order."""
    for name, frame in data.load().items():
        keys = data.resources()[name]["schema"]["primaryKey"]
        wanted = ["/".join(map(str, cells)) for cells in frame[keys].itertuples(index=False)]
        assert list(data.records(name)) == wanted, name
        assert list(data.records(name).values()) == data.rows(frame), name


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("districts", {"zone": "northeast"}),
        ("twin_city_parties", {"item": "guangzhi_meeting"}),
        ("international_partners", {"item": "alliance_tha", "role": "foreign_partner"}),
        ("awards", {"competition": "worldskills", "year": 2022}),
        ("awards", {"institution": None}),
        ("awards", {"award": "nobody"}),
    ],
)
def test_groups_are_those_that_a_mask_finds(name: str, cells: dict[str, Any]) -> None:
    """Rows with certain cells, gaps too, come in the order of the table; none where none has."""
    frame = data.table(name)
    for column, cell in cells.items():
        frame = frame[frame[column].isna() if cell is None else frame[column] == cell]
    assert list(data.of(name, **cells)) == data.rows(frame)
    assert (cells == {"award": "nobody"}) == frame.empty


def test_an_unknown_table_raises() -> None:
    """Asking for a table that is not there is a `KeyError`."""
    with pytest.raises(KeyError):
        data.table("weather")


def test_loaded_tables_are_shared() -> None:
    """The tables are read once per process, and every caller gets the same frame."""
    assert data.load() is data.load()
    assert isinstance(data.table("zones"), pd.DataFrame)
    assert data.table("zones") is data.table("zones")
