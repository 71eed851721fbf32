"""The planner's settings as codes of a link."""

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from math import floor
from typing import Final

from cqvet import data
from cqvet.models.matching import MatchError
from cqvet.models.plan import KEEP_REASONS, Cell, Keep, Objective, Wish
from cqvet.subjects import market

OUTSIDE: Final = "none"
"""The cluster of offerings that serve none."""
NOWHERE: Final = ""
BUDGETS: Final = (
    "0.01",
    "0.02",
    "0.03",
    "0.05",
    "0.08",
    "0.1",
    "0.15",
    "0.2",
    "0.25",
    "0.34",
    "0.5",
    "1",
)
ODDS: Final = ("0.5", "0.6", "0.7", "0.8", "0.9", "0.95")
YEARS: Final = ("1", "2", "3", "4", "5")
BASES: Final = ("supply", "all")
YES_NO: Final = ("no", "yes")
LEVELS: Final = {
    "s": "secondary_vocational",
    "h": "higher_vocational",
    "b": "vocational_bachelor",
}
MOST: Final = 9999
_LETTER: Final = {level: letter for letter, level in LEVELS.items()}
_WISH: Final = re.compile(
    r"([fc])([A-Z]\d)?(?:_([a-z]{2,}))?(?:_([shb]))?-([1-9]\d{0,3}|0)", re.ASCII
)
_KEEP: Final = re.compile(r"([A-Z]\d|none)_([a-z]*)_([shb])-([1-9]\d{0,3})-([0-4])", re.ASCII)


@dataclass(frozen=True)
class Settings:
    """What the planner set, each as it stands in the link."""

    objective: str = "similarity"
    budget: str = "0.05"
    base: str = "supply"
    years: str = "1"
    odds: str = "0.8"
    across: str = "no"
    outside: str = "no"
    wishes: str = ""
    keeps: str = ""
    fixed: str = ""

    def code(self) -> str:
        """All settings as one code, to set beside another plan."""
        return "~".join(astuple(self))


CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "objective": tuple(Objective),
    "budget": BUDGETS,
    "base": BASES,
    "years": YEARS,
    "odds": ODDS,
    "across": YES_NO,
    "outside": YES_NO,
}


def least_budget(base: int) -> str:
    """The smallest budget on offer that moves one offering of a base."""
    return next(code for code in BUDGETS if floor(float(code) * base + 1e-9) >= 1)


def decode_settings(code: str) -> Settings:
    """The settings of a code. Raises `MatchError` (`bad_plan`) for anything else."""
    parts = code.split("~")
    if len(parts) != len(astuple(Settings())):
        raise MatchError("bad_plan", found=code[:80])
    found = Settings(*parts)
    if any(getattr(found, name) not in known for name, known in CHOICES.items()):
        raise MatchError("bad_plan", found=code[:80])
    decode_wishes(found.wishes)
    decode_keeps(found.keeps)
    decode_fixed(found.fixed)
    return found


def encode_wishes(floors: tuple[Wish, ...], ceilings: tuple[Wish, ...]) -> str:
    """Floors and ceilings as a code, such as `fL1-300.cS5_metro_h-20`."""
    return ".".join(
        [*(_wish("f", wish) for wish in floors), *(_wish("c", wish) for wish in ceilings)]
    )


def _wish(kind: str, wish: Wish) -> str:
    places = [wish.zone, _LETTER[wish.level] if wish.level else None]
    return "_".join([kind + (wish.cluster or ""), *filter(None, places)]) + f"-{wish.points}"


def decode_wishes(code: str) -> tuple[tuple[Wish, ...], tuple[Wish, ...]]:
    """Floors and ceilings of a code. Raises `MatchError` (`bad_wishes`)."""
    found: dict[str, list[Wish]] = {"f": [], "c": []}
    for part in filter(None, code.split(".")):
        match = _WISH.fullmatch(part)
        if (
            match is None
            or not any(match.groups()[1:4])
            or match[2] not in (None, *market.roots())
            or match[3] not in (None, *data.names("zone"))
        ):
            raise MatchError("bad_wishes", found=code[:80])
        level = LEVELS[match[4]] if match[4] else None
        wish = Wish(int(match[5]), zone=match[3], cluster=match[2], level=level)
        found[match[1]].append(wish)
    wishes = tuple(found["f"]), tuple(found["c"])
    if encode_wishes(*wishes) != code:
        raise MatchError("bad_wishes", found=code[:80])
    return wishes


def encode_keeps(keeps: tuple[Keep, ...]) -> str:
    """Offerings to keep as a code, such as `L1_metro_h-12-0`: the last digit is the reason."""
    return ".".join(
        f"{keep.cell.cluster}_{keep.cell.zone}_{_LETTER[keep.cell.level]}-{keep.points}-"
        f"{KEEP_REASONS.index(keep.reason)}"
        for keep in keeps
    )


def decode_keeps(code: str) -> tuple[Keep, ...]:
    """Offerings to keep of a code. Raises `MatchError` (`bad_keeps`)."""
    found = []
    for part in filter(None, code.split(".")):
        match = _KEEP.fullmatch(part)
        if (
            match is None
            or match[1] not in (*market.roots(), OUTSIDE)
            or match[2] not in (NOWHERE, *data.names("zone"))
        ):
            raise MatchError("bad_keeps", found=code[:80])
        cell = Cell(match[2], match[1], LEVELS[match[3]])
        found.append(Keep(cell, int(match[4]), KEEP_REASONS[int(match[5])]))
    if encode_keeps(tuple(found)) != code:
        raise MatchError("bad_keeps", found=code[:80])
    return tuple(found)


def can_be_fixed() -> tuple[str, ...]:
    """Clusters, levels and zones that can be told to give nothing."""
    return (*market.roots(), OUTSIDE, *LEVELS.values(), *data.names("zone"))


def decode_fixed(code: str) -> tuple[str, ...]:
    """Clusters, levels and zones that give nothing. Raises `MatchError` (`bad_fixed`)."""
    found = tuple(filter(None, code.split(".")))
    if ".".join(found) != code or not set(found) <= set(can_be_fixed()):
        raise MatchError("bad_fixed", found=code[:80])
    return found
