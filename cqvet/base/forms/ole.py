"""An old workbook (`.xls`) is weighed before it is read: its stream of records, and their reach.

METHOD. The file is a small file system of sectors; the stream `Workbook` is put together by its
chain. Its records are walked without building anything: what a sheet declares as its size, and
the corner that its cells reach, since a reader allocates the whole box between them.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.weight import overfull

MAX_BOX: Final = 1_000_000
"""Cells of all boxes of a workbook."""
_NAMES: Final = ("Workbook", "Book")
_FREE: Final = 0xFFFFFFFA
"""Sector numbers from here on are marks."""
_HEADER: Final = 512
_ENTRY: Final = 128
_BOF, _FILEPASS, _DIMENSIONS, _ROW = 0x0809, 0x2F, 0x0200, 0x0208
_SHEET: Final = 0x0010
_MANY: Final = 0xBD
_CELLS: Final = frozenset({0x06, 0x0203, 0x0204, 0x0205, 0x027E, _MANY, 0xFD, 0xD6})
_HIDDEN: Final = 0x20


@dataclass
class Extent:
    """How far a sheet reaches, and its hidden rows (counted from 0)."""

    rows: int = 0
    columns: int = 0
    hidden: set[int] = field(default_factory=set)

    def reach(self, rows: int, columns: int) -> None:
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)


def extents(content: bytes) -> list[Extent]:
    """How far each sheet of an old workbook reaches.

    Raises `UnreadableError`: `broken_workbook`, `locked_workbook`, `overfull_workbook`.
    """
    try:
        return _extents(_stream(content))
    except (struct.error, IndexError):
        raise UnreadableError("broken_workbook") from None


def _extents(stream: bytes) -> list[Extent]:
    found: list[Extent] = []
    for kind, body in _records(stream):
        if kind == _FILEPASS:
            raise UnreadableError("locked_workbook")
        if kind == _BOF:
            if len(body) >= 4 and struct.unpack_from("<H", body, 2)[0] == _SHEET:
                found.append(Extent())
        elif found:
            _measure(found[-1], kind, body)
    if sum(extent.rows * extent.columns for extent in found) > MAX_BOX:
        overfull()
    return found


def _measure(extent: Extent, kind: int, body: bytes) -> None:
    """What a record of a sheet says about how far it reaches."""
    if kind == _DIMENSIONS:
        wide = len(body) >= 14
        _, rows, _, columns = struct.unpack_from("<IIHH" if wide else "<HHHH", body)
        extent.reach(rows, columns)
    elif kind == _ROW and len(body) >= 14:
        if struct.unpack_from("<H", body, 12)[0] & _HIDDEN:
            extent.hidden.add(struct.unpack_from("<H", body)[0])
    elif kind in _CELLS and len(body) >= 4:
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY else column
        extent.reach(row + 1, last + 1)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _stream(content: bytes) -> bytes:
    """The stream of the workbook."""
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    if shift not in {9, 12} or small_shift != 6:
        raise UnreadableError("broken_workbook")
    first, _, cutoff, small, _, more, _ = struct.unpack_from("<IIIIIII", content, 48)
    disk = _Disk(content, 1 << shift, more)
    directory = disk.chain(first)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        if name not in _NAMES:
            continue
        start, size = struct.unpack_from("<II", entry, 116)
        if size >= cutoff:
            return disk.chain(start)[:size]
        root = struct.unpack_from("<I", directory, 116)[0]
        return disk.small_chain(start, disk.chain(small), disk.chain(root))[:size]
    raise UnreadableError("broken_workbook")


class _Disk:
    """The sectors of a file and the table of what follows which."""

    def __init__(self, content: bytes, size: int, more: int) -> None:
        self.content, self.size = content, size
        numbers = list(struct.unpack_from("<109I", content, 76))
        seen = set()
        while more < _FREE and more not in seen:
            seen.add(more)
            *listed, more = self._numbers(self.sector(more))
            numbers += listed
        self.next = [
            follower
            for number in numbers
            if number < _FREE
            for follower in self._numbers(self.sector(number))
        ]

    @staticmethod
    def _numbers(sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def sector(self, number: int) -> bytes:
        start = _HEADER + number * self.size
        if start >= len(self.content):
            raise UnreadableError("broken_workbook")
        return self.content[start : start + self.size]

    def chain(self, number: int) -> bytes:
        return b"".join(self.sector(at) for at in self._follow(number, self.next))

    def small_chain(self, number: int, table: bytes, room: bytes) -> bytes:
        follow = list(self._numbers(table))
        return b"".join(room[at * 64 : at * 64 + 64] for at in self._follow(number, follow))

    @staticmethod
    def _follow(number: int, table: list[int]) -> Iterator[int]:
        """The chain from a sector; one that turns back on itself is broken."""
        for _ in range(len(table) + 1):
            if number >= _FREE:
                return
            yield number
            number = table[number]
        raise UnreadableError("broken_workbook")
