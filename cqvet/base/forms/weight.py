"""What an XLSX file weighs, found out before anything of it is built.

METHOD. An XLSX file is a ZIP of XML parts. Each part is unpacked a piece at a time, counted and
thrown away; counting stops at the first limit. Counted are the bytes that come out, whatever the
file claims; nodes, that is elements and attributes, in all; nodes and letters of each record,
that is a row of a sheet, a shared text, or all else of a part. A record is what a reader holds at
once. Nothing that a spreadsheet writes comes near the limits: a row of Excel ends at 16,384 cells.
A password, a compression that is not of XLSX, a part that stands twice, declarations
of a document type, tags without end and too many levels are refused as well. What is
no XML is counted in bytes; whoever needs it as XML will find it broken.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.parsers import expat

from cqvet.base.forms.fault import UnreadableError

MAX_UNPACKED: Final = 30_000_000
MAX_PARTS: Final = 1_000
MAX_NODES: Final = 1_500_000
MAX_RECORD: Final = 100_000
MAX_LETTERS: Final = 1_000_000
MAX_REPEATED: Final = 2_000_000
"""Letters that shared formulas may grow to, where they have to be written out."""
MAX_TAG: Final = 500_000
MAX_DEPTH: Final = 64
PIECE: Final = 65_536
_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PASSWORD: Final = 1
_RECORDS: Final = {"worksheet": "row", "sst": "si", "document-content": "table-row"}


@dataclass
class Weight:
    """What was counted of a file so far; `lacking` says that a formula in it has no value."""

    unpacked: int = 0
    nodes: int = 0
    lacking: bool = False

    def add(self, content: bytes) -> None:
        """Count a whole file.

        Raises `UnreadableError` (`too_large`, `overfull_workbook`, `locked_workbook`,
        `broken_workbook`) at the first limit, and what `zipfile` raises on damaged files.
        """
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS:
                overfull()
            if len({part.filename for part in parts}) < len(parts):
                raise UnreadableError("broken_workbook")
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                too_large()
            for part in parts:
                if part.flag_bits & _PASSWORD:
                    raise UnreadableError("locked_workbook")
                if part.compress_type not in _PLAIN:
                    raise UnreadableError("broken_workbook")
                self._part(_pieces(archive, part))

    def _part(self, pieces: Iterator[bytes]) -> None:
        part = _Part(self)
        for piece in pieces:
            self.unpacked += len(piece)
            if self.unpacked > MAX_UNPACKED:
                too_large()
            part.feed(piece)


class _Part:
    """One part as XML; keeps numbers only."""

    def __init__(self, weight: Weight) -> None:
        self.weight = weight
        self.fed = self.depth = self.nodes = self.letters = 0
        self.shared = self.longest = 0
        self.record = self.tag = ""
        self.formula = self.valued = False
        self.parser: expat.XMLParserType | None = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = _declared

    def feed(self, piece: bytes) -> None:
        if self.parser is None:
            return
        self.fed += len(piece)
        try:
            self.parser.Parse(piece)
        except expat.ExpatError:
            self.parser = None
            return
        if self.fed - max(self.parser.CurrentByteIndex, 0) > MAX_TAG:
            overfull()

    def _start(self, name: str, attributes: list[str]) -> None:
        tag = self.tag = name.rpartition(":")[2]
        self.depth += 1
        if self.depth == 1:
            self.record = _RECORDS.get(tag, "")
        elif tag == self.record:
            self.nodes = self.letters = 0
        size = 1 + len(attributes) // 2
        self.nodes += size
        self.weight.nodes += size
        if self.nodes > MAX_RECORD or self.weight.nodes > MAX_NODES or self.depth > MAX_DEPTH:
            overfull()
        if tag == "c":
            self.formula = self.valued = False
        elif tag == "f":
            self.formula = True
            self.shared += "shared" in attributes

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.tag = ""
        if self.formula and name.endswith("c"):
            self.weight.lacking |= not self.valued
            if self.weight.lacking and self.shared * self.longest > MAX_REPEATED:
                overfull()

    def _text(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > MAX_LETTERS:
            overfull()
        if self.tag == "v":
            self.valued = True
        elif self.tag == "f":
            self.longest = max(self.longest, self.letters)


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(PIECE):
            yield piece


def too_large() -> NoReturn:
    raise UnreadableError("too_large", expected=f"0-{MAX_UNPACKED}")


def overfull() -> NoReturn:
    raise UnreadableError("overfull_workbook")


def _declared(*_declaration: object) -> NoReturn:
    raise UnreadableError("broken_workbook")
