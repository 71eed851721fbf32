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

    `programmes` maps a programme code to the levels that it is offered at, `levels` every
    accepted spelling of a level to its id, `headers` other spellings of the columns to their
    names, `names` a name of programmes to their codes. Ids are always accepted as they are.
    """

    programmes: Mapping[str, frozenset[str]]
    levels: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
