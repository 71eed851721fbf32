"""What became of a file: what was read, set aside, repaired, and what has to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PLACES = 5
"""So many places of a repair, of what was set aside, of a question are told."""
ALL = "*"
"""The answer that takes all sheets together."""
LEFT_OUT = "-"
"""The answer that leaves the rows or the column in question out."""
UNDOABLE = (
    "excel_text",
    "apostrophe",
    "decimal",
    "thousands",
    "unit",
    "school_year",
    "cohort",
    "date",
    "missing_mark",
    "filled_down",
    "merged",
    "joined_header",
    "former_place",
    "programme_by_name",
    "programme_with_name",
    "programme_suffix",
    "programme_direction",
    "edition",
    "edition_2021",
    "orientations",
    "kind_word",
    "total",
    "subtotal",
    "note",
)
"""Repairs that the reader can refuse; of rows set aside, that they are read as data."""


@dataclass(frozen=True)
class Choices:
    """What the reader decided: answers by the id of their question, repairs not to be made."""

    answers: Mapping[str, str] = field(default_factory=dict)
    untouched: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where something was found: data row, the reader's own line and sheet; what it became."""

    row: int
    line: int
    sheet: str = ""
    found: str = ""
    read: str = ""


@dataclass(frozen=True)
class Part:
    """One sheet that was read: the lines of its header, its data rows, its columns as found."""

    sheet: str
    first_line: int
    last_line: int
    rows: int
    columns: tuple[tuple[str, str], ...]
    """Name of a column of the form, header as found."""


@dataclass(frozen=True)
class Aside:
    """What was found and is not used: `kind` names why, `what` is a column, a sheet or a row."""

    kind: str
    what: str = ""
    count: int = 1
    first: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Repair:
    """Cells of a column that were read as something else than they say, in one manner."""

    kind: str
    column: str
    count: int
    first: tuple[Place, ...]


@dataclass(frozen=True)
class Question:
    """What only the reader can know. While `answer` is empty its rows are not used.

    `candidates` are columns as found, sheets, or ids.
    """

    id: str
    kind: str
    column: str
    found: str
    candidates: tuple[str, ...]
    count: int = 1
    first: tuple[Place, ...] = ()
    answer: str = ""


@dataclass(frozen=True)
class Report:
    """The account of one file. `encoding` is empty for workbooks."""

    kind: str = ""
    encoding: str = ""
    parts: tuple[Part, ...] = ()
    aside: tuple[Aside, ...] = ()
    repairs: tuple[Repair, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(question for question in self.questions if not question.answer)


class Tally:
    """Equal things together: how often, and the first places."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], int] = {}
        self.first: dict[tuple[str, str], list[Place]] = {}

    def add(self, kind: str, what: str, place: Place) -> None:
        key = kind, what
        self.counts[key] = self.counts.get(key, 0) + 1
        places = self.first.setdefault(key, [])
        if len(places) < PLACES:
            places.append(place)

    def repairs(self) -> tuple[Repair, ...]:
        return tuple(Repair(*key, n, tuple(self.first[key])) for key, n in self.counts.items())

    def asides(self) -> tuple[Aside, ...]:
        return tuple(Aside(*key, n, tuple(self.first[key])) for key, n in self.counts.items())
