"""What stands in a link: the tabs, and the visitor's weights and total as codes."""

from collections.abc import Mapping
from typing import Final

from cqvet.models.matching import MatchError
from cqvet.subjects.market.tables import roots, serving

TABS: Final = ("match", "definitions", "published", "catalogue", "lab", "own", "report")
"""The tabs of the page, as the address names them."""
PLAIN_INDEX: Final = "similarity"
"""The index that is taken apart where the address names none."""
MOST_ALL: Final = 20_000
"""No reading of the total of all offerings is larger: 176 institutions with 110 each."""
HEAVIEST: Final = 9999
MOST_POSTS: Final = 10**10
COUNTED: Final = ("offerings", "places", "entrants", "graduates")
"""What of a visitor's register is set against the demand."""


def encode_weights(values: Mapping[str, int]) -> str:
    """The visitor's weights as a code for a link, such as `L1-30.P2-5`; zeros are left out."""
    return ".".join(f"{name}-{values[name]}" for name in roots() if values.get(name))


def decode_weights(code: str, heaviest: int = HEAVIEST) -> dict[str, int]:
    """The weights of a link. Raises `MatchError` (`bad_weights`) for anything else.

    With another `heaviest` it reads what `posts` made of a table, which is in no link.
    """
    found = dict(part.split("-", 1) for part in code.split(".") if "-" in part)
    numbers = {name: int(text) for name, text in found.items() if text.isdecimal()}
    if encode_weights(numbers) != code or any(not 0 < n <= heaviest for n in numbers.values()):
        raise MatchError("bad_weights", found=code[:80])
    return numbers


def encode_total(low: int, high: int) -> str:
    """The range of the number of all offerings, such as `3200-3600`."""
    return f"{low}-{high}"


def decode_total(code: str) -> tuple[int, int]:
    """The range of a link. Raises `MatchError` (`bad_total`) for anything else."""
    low, _, high = code.partition("-")
    if low.isdecimal() and high.isdecimal() and len(code) <= 16:
        found = int(low), int(high)
        if encode_total(*found) == code and serving() <= found[0] <= found[1] <= MOST_ALL:
            return found
    raise MatchError("bad_total", low=low[:9], high=high[:9])
