"""An empty register, or a small example, as a file to fill in."""

from collections.abc import Mapping, Sequence
from typing import Final

from cqvet.base import export, forms
from cqvet.subjects.register.form import COLUMNS

# Made-up numbers at institutions that do not exist; a page that offers them says so.
EXAMPLE: Final[tuple[tuple[str | int, ...], ...]] = (
    ("example_1", "500106", "510101", "higher_vocational", 2024, 60, 55, 50),
    ("example_1", "500106", "460101", "higher_vocational", 2024, 80, 80, 71),
    ("example_1", "500106", "510101", "higher_vocational", 2025, 90, 88, 52),
    ("example_1", "500106", "510203", "higher_vocational", 2025, 90, 85, ""),
    ("example_2", "500101", "660101", "secondary_vocational", 2024, 120, 110, 96),
    ("example_2", "500101", "660101", "secondary_vocational", 2025, 100, 101, 99),
    ("example_2", "500101", "710101", "secondary_vocational", 2025, 100, 97, ""),
)


def template_csv(
    labels: Mapping[str, str] | None = None, rows: Sequence[Sequence[str | int]] = ()
) -> bytes:
    """A CSV file with a header and `rows`.

    `labels` names the columns in a language; without it the headers are the names themselves.
    """
    return forms.as_csv(_header(labels), rows)


def template_xlsx(
    labels: Mapping[str, str] | None = None, rows: Sequence[Sequence[str | int]] = ()
) -> bytes:
    """The same as `template_csv` as an XLSX file with one sheet."""
    return export.book({"register": [_header(labels), *rows]})


def _header(labels: Mapping[str, str] | None) -> list[str]:
    return [(labels or {}).get(name, name) for name in COLUMNS]
