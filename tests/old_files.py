"""Small files of old kinds, written byte by byte: `.xls` (BIFF 8 in a compound file) and `.ods`."""

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import Final

_SECTOR: Final = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MIME: Final = "application/vnd.oasis.opendocument.spreadsheet"


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _sheet(rows: Sequence[Sequence[str]], size: tuple[int, int] | None) -> bytes:
    height, width = size or (len(rows), max(map(len, rows), default=0))
    parts = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)),
        _record(0x0200, struct.pack("<IIHHH", 0, height, 0, width, 0)),
    ]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                letters = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
                parts.append(_record(0x0204, struct.pack("<HHH", at, column, 0) + letters))
    return b"".join([*parts, _record(0x0A, b"")])


def xls(
    sheets: dict[str, Sequence[Sequence[str]]],
    *,
    size: tuple[int, int] | None = None,
    password: bool = False,
) -> bytes:
    """A workbook of texts; `size` is what its sheets claim to be."""
    bodies = [_sheet(rows, size) for rows in sheets.values()]
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    start += _record(0x2F, b"\0\0") if password else b""
    names = [name.encode("utf-16-le") for name in sheets]
    length = len(start) + sum(12 + len(name) for name in names) + 4
    stream, at = start, length
    for name, body in zip(names, bodies, strict=True):
        stream += _record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name) // 2, 1) + name)
        at += len(body)
    stream += _record(0x0A, b"") + b"".join(bodies)
    return _compound(stream.ljust(4096, b"\0"))


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream: the table of sectors, the directory, the stream."""
    sectors = -(-len(stream) // _SECTOR)
    tables = -(-(sectors + 2) // (_SECTOR // 4 - 1))
    first = tables + 1
    follow = [*[_TABLE] * tables, _END, *range(first + 1, first + sectors), _END]
    follow += [_FREE] * (tables * _SECTOR // 4 - len(follow))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables)
    header += struct.pack("<IIIIIII", tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, first, len(stream))
    return (
        header
        + struct.pack(f"<{len(follow)}I", *follow)
        + directory.ljust(_SECTOR, b"\0")
        + stream.ljust(sectors * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    body = title.ljust(64, b"\0") + struct.pack("<HBB", len(title), kind, 1)
    return body + struct.pack("<III36xIQ", _FREE, _FREE, child, start, size)


def ods(rows: Sequence[Sequence[str]], *, before: str = "", merged: str = "") -> bytes:
    """A table of texts; `before` stands before its rows, `merged` in its second cell's tag."""
    lines = []
    for at, row in enumerate(rows):
        cells = [
            "<table:table-cell"
            + (f" {merged}" if at == 1 and column == 0 else "")
            + (
                f' office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                if text
                else "/>"
            )
            for column, text in enumerate(row)
        ]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{before}{"".join(lines)}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return file.getvalue()
