"""Small files that grow: what a stranger may send to fill the memory or to hold a worker.

Made in code and never kept: each is a few kilobytes that unpack to megabytes, or say that they do.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl import Workbook  # type: ignore[import-untyped]

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET: Final = "xl/worksheets/sheet1.xml"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
SHARED: Final = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml" />'
)


def parts() -> dict[str, bytes]:
    """The parts of a small sound workbook."""
    book = Workbook()
    book.active.append(["a", "b"])
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    listed = found["[Content_Types].xml"].replace(b"</Types>", SHARED + b"</Types>")
    return {**found, "[Content_Types].xml": listed, STRINGS: strings(b"<si><t>a</t></si>")}


def packed(changed: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook with other parts in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way, compresslevel=9) as archive:
        for name, content in {**parts(), **changed}.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    """A sheet with these rows."""
    head = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    return before + head + rows + b"</sheetData></worksheet>"


def strings(items: bytes) -> bytes:
    return f'<sst xmlns="{MAIN}">'.encode() + items + b"</sst>"


def cells_in_a_row() -> bytes:
    return packed({SHEET: sheet(b"<row>" + b"<c/>" * 7_000_000 + b"</row>")})


def empty_rows() -> bytes:
    return packed({SHEET: sheet(b"<row/>" * 4_800_000)})


def far_corners() -> bytes:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="XFD20000"><v>1</v></c></row>'
    )
    return packed({SHEET: sheet(rows.encode())})


def far_columns() -> bytes:
    rows = "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 20_001))
    return packed({SHEET: sheet(rows.encode())})


def shared_texts() -> bytes:
    return packed({STRINGS: strings(b"<si><t>a</t></si>" * 1_700_000)})


def one_text_everywhere() -> bytes:
    """A long text that has to be rewritten (full-width letters), in 200,000 cells."""
    text = "<si><t>" + "Ａ" * 900_000 + "</t></si>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 40 + b"</row>"
    return packed({SHEET: sheet(row * 5_000), STRINGS: strings(text.encode())})


def huge_cell() -> bytes:
    cell = b'<row><c t="inlineStr"><is><t>' + b"a" * 29_000_000 + b"</t></is></c></row>"
    return packed({SHEET: sheet(cell)})


def runs_in_a_cell() -> bytes:
    cell = b'<row><c t="inlineStr"><is>' + b"<r><t>a</t></r>" * 1_900_000 + b"</is></c></row>"
    return packed({SHEET: sheet(cell)})


def entities() -> bytes:
    doctype = ['<!DOCTYPE x [<!ENTITY e0 "ha">']
    doctype += [f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10)]
    row = b'<row><c t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return packed({SHEET: sheet(row, "".join([*doctype, "]>"]).encode())})


def deep_tags() -> bytes:
    return packed({SHEET: sheet(b"<row>" + b"<a>" * 4_000_000 + b"</a>" * 4_000_000 + b"</row>")})


def attributes() -> bytes:
    names = "".join(f' a{i}=""' for i in range(2_000_000))
    return packed({SHEET: sheet(f"<row{names}/>".encode())})


def styles() -> bytes:
    head = f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode()
    return packed({STYLES: head + b"<xf/>" * 5_000_000 + b"</cellXfs></styleSheet>"})


def shared_formulas() -> bytes:
    """A long formula that each of 100,000 cells repeats at another place, without a value."""
    first = f'<row><c r="A1"><f t="shared" si="0" ref="A1:ZZ9">{"A1+" * 30_000}1</f></c></row>'
    rows = "".join(
        f'<row r="{i}">' + f'<c r="B{i}"><f t="shared" si="0"/></c>' * 50 + "</row>"
        for i in range(2, 2_002)
    )
    return packed({SHEET: sheet((first + rows).encode())})


def many_parts() -> bytes:
    return packed({f"xl/worksheets/other{i}.xml": b"" for i in range(20_000)})


def many_bytes() -> bytes:
    return packed({f"xl/media/{i}.bin": bytes(9_000_000) for i in range(4)})


def false_sizes() -> bytes:
    """The directory says that the sheet has 100 bytes; 29 megabytes come out."""
    content = bytearray(cells_in_a_row())
    at = content.index(SHEET.encode(), content.index(b"PK\x01\x02"))
    content[at - 46 + 24 : at - 46 + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def twice_the_sheet() -> bytes:
    content = packed({"xl/worksheets/sheetX.xml": sheet(b"<row/>")})
    return content.replace(b"sheetX.xml", b"sheet1.xml")


def other_compression() -> bytes:
    """A way of packing that unpacks without any limit on what comes out at once."""
    return packed({SHEET: sheet(b"<row>" + b"<c/>" * 7_000_000 + b"</row>")}, zipfile.ZIP_BZIP2)


def password() -> bytes:
    content = bytearray(packed({}))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    return bytes(content)


BOMBS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    make.__name__: (make, code)
    for make, code in (
        (cells_in_a_row, "overfull_workbook"),
        (empty_rows, "overfull_workbook"),
        (far_corners, "too_many_columns"),
        (far_columns, "too_many_columns"),
        (shared_texts, "overfull_workbook"),
        (one_text_everywhere, "overfull_workbook"),
        (huge_cell, "overfull_workbook"),
        (runs_in_a_cell, "overfull_workbook"),
        (entities, "broken_workbook"),
        (deep_tags, "overfull_workbook"),
        (attributes, "overfull_workbook"),
        (styles, "overfull_workbook"),
        (shared_formulas, "overfull_workbook"),
        (many_parts, "overfull_workbook"),
        (many_bytes, "too_large"),
        (false_sizes, "broken_workbook"),
        (twice_the_sheet, "broken_workbook"),
        (other_compression, "broken_workbook"),
        (password, "locked_workbook"),
    )
}
"""Name -> what makes the file, and the code that refuses it."""
