"""Fifteen broken registers with every planted fault as (row, column, code).

Each is one damage to the valid twin in `VALID`, or one file that cannot be read. Row 1 is the
first data row, row 0 the header or the file.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook  # type: ignore[import-untyped]

from cqvet.subjects.register import Words

HEADER = "institution,district,programme,level,year,places,entrants,graduates"
ROWS = (
    "a,500106,510101,higher_vocational,2024,60,55,50",
    "a,500106,460101,higher_vocational,2024,80,80,71",
    "a,500106,510101,higher_vocational,2025,90,88,",
    "b,500101,660101,secondary_vocational,2024,120,110,96",
    "b,500101,710101,secondary_vocational,2025,100,,",
    "c,渝中区,660101,中职,2025,,,",
)
VALID = "\n".join([HEADER, *ROWS]) + "\n"

WORDS = Words(
    programmes={
        "510101": frozenset({"higher_vocational"}),
        "460101": frozenset({"higher_vocational"}),
        "660101": frozenset({"secondary_vocational"}),
        "710101": frozenset({"secondary_vocational"}),
    },
    levels={
        "secondary_vocational": "secondary_vocational",
        "higher_vocational": "higher_vocational",
        "中职": "secondary_vocational",
        "高职": "higher_vocational",
    },
    headers={
        "院校": "institution",
        "区县": "district",
        "专业代码": "programme",
        "层次": "level",
        "年份": "year",
        "招生计划（人）": "places",
        "招生数": "entrants",
        "毕业生数": "graduates",
    },
)
CHINESE = "院校,区县,专业代码,层次,年份,招生计划（人）,招生数,毕业生数"

Planted = set[tuple[int, str, str]]


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


NUMBERS: tuple[bytes, Planted] = (
    table(
        "a,500106,510101,higher_vocational,2024,sixty,5.5,-50",
        "a,500106,460101,higher_vocational,2024,100001,1e3,71",
        'b,500101,660101,secondary_vocational,2024,"12,00",1.2.3,?',
        "b,500101,710101,secondary_vocational,2025,100,x,0x10",
        ROWS[5],
    ),
    {
        (1, "places", "not_a_number"),
        (1, "entrants", "not_whole"),
        (1, "graduates", "negative"),
        (2, "places", "out_of_range"),
        (2, "entrants", "not_a_number"),
        (3, "places", "not_a_number"),
        (3, "entrants", "not_a_number"),
        (3, "graduates", "not_a_number"),
        (4, "entrants", "not_a_number"),
        (4, "graduates", "not_a_number"),
    },
)
YEARS: tuple[bytes, Planted] = (
    table(
        "a,500106,510101,higher_vocational,24,60,55,50",
        "a,500106,460101,higher_vocational,2024届,80,80,71",
        "a,500106,460101,higher_vocational,2101,80,80,71",
        "b,500101,660101,secondary_vocational,1999,120,110,96",
        "b,500101,660101,secondary_vocational,2024.5,120,110,96",
        "b,500101,660101,secondary_vocational,,120,110,96",
    ),
    {
        (1, "year", "out_of_range"),
        (2, "year", "not_a_number"),
        (3, "year", "out_of_range"),
        (4, "year", "out_of_range"),
        (5, "year", "not_whole"),
        (6, "year", "missing"),
    },
)
PROGRAMMES: tuple[bytes, Planted] = (
    table(
        "a,500106,51010,higher_vocational,2024,60,55,50",
        "a,500106,5101011,higher_vocational,2024,80,80,71",
        "a,500106,占星术,higher_vocational,2025,90,88,",
        "b,500101,999999,secondary_vocational,2024,120,110,96",
        "b,500101,,secondary_vocational,2025,100,,",
        "b,500101,510101.5,secondary_vocational,2025,100,,",
    ),
    {
        (1, "programme", "malformed_programme"),
        (2, "programme", "malformed_programme"),
        (3, "programme", "malformed_programme"),
        (4, "programme", "unknown_programme"),
        (5, "programme", "missing"),
        (6, "programme", "malformed_programme"),
    },
)
LEVELS: tuple[bytes, Planted] = (
    table(
        "a,500106,510101,secondary_vocational,2024,60,55,50",
        "a,500106,460101,中职,2024,80,80,71",
        "a,500106,510101,college,2025,90,88,",
        "b,500101,660101,,2024,120,110,96",
        "b,500101,710101,higher_vocational,2025,100,,",
    ),
    {
        (1, "level", "level_mismatch"),
        (2, "level", "level_mismatch"),
        (3, "level", "unknown_level"),
        (4, "level", "missing"),
        (5, "level", "level_mismatch"),
    },
)
PLACES: tuple[bytes, Planted] = (
    table(
        "a,500199,510101,higher_vocational,2024,60,55,50",
        "a,沙坪埧,460101,higher_vocational,2024,80,80,71",
        ",500106,510101,higher_vocational,2025,90,88,",
        "b,,660101,secondary_vocational,2024,120,110,96",
        ",,,,,1,2,3",
    ),
    {
        (1, "district", "unknown_district"),
        (2, "district", "unknown_district"),
        (3, "institution", "missing"),
        (4, "district", "missing"),
        (5, "institution", "missing"),
        (5, "district", "missing"),
        (5, "programme", "missing"),
        (5, "level", "missing"),
        (5, "year", "missing"),
    },
)
TWICE: tuple[bytes, Planted] = (
    table(*ROWS, ROWS[1], ROWS[0], "", ROWS[5].replace("渝中区", "500101")),
    {
        (7, "programme", "repeated_row"),
        (8, "programme", "repeated_row"),
    },
)
LETTERS: tuple[bytes, Planted] = (
    table(
        "=1+1,500106,510101,higher_vocational,2024,60,55,50",
        "@a,500106,460101,higher_vocational,2024,80,80,71",
        "a\x07b,500106,510101,higher_vocational,2025,90,88,",
        f"{'b' * 101},500101,660101,secondary_vocational,2024,120,110,96",
        "b\u200bc,500101,710101,secondary_vocational,2025,100,,",
        "-d,500101,710101,secondary_vocational,2025,=A1,,",
    ),
    {
        (1, "institution", "formula"),
        (2, "institution", "formula"),
        (3, "institution", "control_character"),
        (4, "institution", "too_long"),
        (5, "institution", "control_character"),
        (6, "institution", "formula"),
        (6, "places", "not_a_number"),
    },
)
HEADERS: tuple[bytes, Planted] = (
    table(
        "a,510101,higher_vocational,2024,60,55,50,1",
        "a,51010,higher_vocational,2024,x,60,50,1",
        header="institution,programme,level,year,places,places,colour,level",
    ),
    {
        (0, "district", "missing_column"),
        (0, "places", "repeated_column"),
        (0, "level", "repeated_column"),
        (2, "programme", "malformed_programme"),
        (2, "places", "not_a_number"),
    },
)
WIDE: tuple[bytes, Planted] = (
    table(f"{ROWS[0]},x", f"{ROWS[1]},,,y", "a,500106", "a", f"{ROWS[4]},"),
    {
        (1, "9", "extra_cell"),
        (2, "11", "extra_cell"),
        (3, "programme", "missing"),
        (3, "level", "missing"),
        (3, "year", "missing"),
        (4, "district", "missing"),
        (4, "programme", "missing"),
        (4, "level", "missing"),
        (4, "year", "missing"),
    },
)
SEMICOLONS: tuple[bytes, Planted] = (
    (
        CHINESE.replace(",", ";")
        + "\n甲;渝中区;510101;中职;２０２４;60;55;五十\n乙;成都;660101;中职;2024;;;\n"
    ).encode("gb18030"),
    {
        (1, "level", "level_mismatch"),
        (1, "graduates", "not_a_number"),
        (2, "district", "unknown_district"),
    },
)
SHEET: tuple[bytes, Planted] = (
    workbook(
        [
            CHINESE.split(","),
            ["a", 500106, 510101, "higher_vocational", 2024, 60.5, -1, None],
            [None] * 8,
            ["a", 500106.5, 460101, "higher_vocational", 20240, True, 80, 71],
            ["b", "500101", "660101", "secondary_vocational", None, 120, 110, "96约"],
        ]
    ),
    {
        (1, "places", "not_whole"),
        (1, "entrants", "negative"),
        (3, "district", "unknown_district"),
        (3, "year", "out_of_range"),
        (3, "places", "not_a_number"),
        (4, "year", "missing"),
        (4, "graduates", "not_a_number"),
    },
)

BROKEN: dict[str, tuple[bytes, Planted]] = {
    "numbers": NUMBERS,
    "years": YEARS,
    "programmes": PROGRAMMES,
    "levels": LEVELS,
    "places": PLACES,
    "repeated rows": TWICE,
    "letters": LETTERS,
    "headers": HEADERS,
    "wide and short rows": WIDE,
    "semicolons in GB 18030": SEMICOLONS,
    "workbook": SHEET,
    "empty": (b"\xef\xbb\xbf\n\n", {(0, "", "empty")}),
    "encoding": (VALID.encode("utf-32"), {(0, "", "unknown_encoding")}),
    "quotes": ((VALID + '"a,500106').encode(), {(7, "", "broken_quotes")}),
    "half a workbook": (workbook([["a"]])[:900], {(0, "", "broken_workbook")}),
}
