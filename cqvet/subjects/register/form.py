"""What a programme register consists of: columns, limits, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

KEYS: Final = ("institution", "district", "programme", "level", "year")
COUNTS: Final = ("places", "entrants", "graduates")
COLUMNS: Final = KEYS + COUNTS

MAX_BYTES: Final = 5_000_000
MAX_ROWS: Final = 20_000
YEARS: Final = (2000, 2100)
MAX_COUNT: Final = 100_000


@dataclass(frozen=True)
class Words:
    """What the cells may say.

    `programmes` maps a programme code to the levels that it is offered at, `districts` and
    `levels` map every accepted spelling to an id, `headers` other spellings of the columns to
    their names. Ids and names are always accepted as they are.
    """

    programmes: Mapping[str, frozenset[str]]
    districts: Mapping[str, str]
    levels: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
