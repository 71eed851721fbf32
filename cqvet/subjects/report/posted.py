"""A report ordered by a body: the choices of the page by the names of its address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.base.fault import Fault
from cqvet.base.filters import Filters
from cqvet.base.forms import Checked
from cqvet.base.posted import BodyError, Number, Words, members, short
from cqvet.i18n import LANGS
from cqvet.models import matching
from cqvet.models.matching import MatchError
from cqvet.subjects import lab, market, register
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.register.form import YEARS as CALENDAR
from cqvet.subjects.report.facts import ALL, NothingError, Order

FORMATS: Final = ("docx", "xlsx", "html")
LONGEST: Final = 4_000
"""Of a code such as that of many wishes."""
CODES: Final[Mapping[str, Callable[[str], object]]] = {
    "weights": market.decode_weights,
    "total": market.decode_total,
    "ratings": market.crosswalk,
    "wishes": lab.decode_wishes,
    "keeps": lab.decode_keeps,
    "fixed": lab.decode_fixed,
}
"""Members that are codes of the address, and what reads them."""
YEARS: Final = ("year", "earlier")
MOVES: Final = 1_000
WHOLE: Final = {**dict.fromkeys(YEARS, CALENDAR[1]), "move": MOVES}
"""Members that are whole numbers, and the largest they may be."""
NEEDED: Final = ("lang", "format")


@dataclass(frozen=True)
class Posted:
    """What a body asks for; the register is read later, for that takes time."""

    lang: str
    form: str
    texts: Mapping[str, str]
    indices: tuple[str, ...]
    years: Mapping[str, int]
    register: str | None
    move: int = 0
    """The move whose decision sheet is asked for; 0 for the whole report."""


def choices() -> dict[str, tuple[str, ...]]:
    """The members that are one of some values."""
    return {
        "lang": tuple(LANGS),
        "format": FORMATS,
        "basis": tuple(matching.BASES),
        "zone": tuple(data.names("zone")),
        "district": filters.districts(),
        "level": tuple(data.names("level")),
        **{name: tuple(map(str, known)) for name, known in lab.CHOICES.items()},
    }


def asked(body: object) -> Posted:
    """A body that can be understood. Raises `BodyError` that names every fault."""
    given = {name: value for name, value in members(body).items() if value is not None}
    known = choices()
    faults = [Fault(f"/{name}", "missing") for name in NEEDED if name not in given]
    for name, value in given.items():
        if code := _fault(name, value, known):
            faults.append(Fault(f"/{short(name)}", code, short(value)))
    if given.get("move") and given.get("format") == "xlsx":
        faults.append(Fault("/format", "contradiction", "xlsx"))
    if not faults:
        chosen = {name: given.get(name, "") for name in filters.NAMES}
        dropped = filters.reconcile(chosen)[1]
        faults = [Fault(f"/{name}", "contradiction", chosen[name]) for name in dropped]
    if faults:
        raise BodyError(faults)
    return Posted(
        given["lang"],
        given["format"],
        {name: value for name, value in given.items() if name in (*known, *CODES)},
        tuple(name for name in ALL if name in given.get("indices", ALL)),
        {name: int(given[name]) for name in YEARS if name in given},
        given.get("register"),
        int(given.get("move", 0)),
    )


def _fault(name: str, value: object, known: Mapping[str, tuple[str, ...]]) -> str:
    """The code of what is wrong with a member; empty where nothing is."""
    if name in known:
        return "" if value in known[name] else "unknown_choice"
    if name in CODES:
        code = Words(LONGEST).fault(value)
        return code or ("" if _reads(name, str(value)) else "unknown_choice")
    if name in WHOLE:
        return Number(WHOLE[name], whole=True).fault(value)
    if name == "indices":
        return _unlisted(value)
    if name == "register":
        return "" if isinstance(value, str) and value else "not_a_text"
    return "unknown_field"


def _unlisted(value: object) -> str:
    if not isinstance(value, list):
        return "not_a_list"
    return "" if value and set(map(str, value)) <= set(ALL) else "unknown_choice"


def _reads(name: str, code: str) -> bool:
    try:
        CODES[name](code)
    except MatchError:
        return False
    return True


def read(given: Posted) -> Checked | None:
    """The register of a body, checked; None where it has none."""
    if given.register is None:
        return None
    return register.validate(given.register.encode(), register.words())


def order(given: Posted, rows: pd.DataFrame | None, link: str) -> Order:
    """What is to be written.

    Raises `BodyError` for years that the register does not have, `NothingError` where it is empty.
    """
    texts = given.texts
    year, earlier = _years(given.years, rows)
    region = {name: texts.get(name, "") for name in ("zone", "district", "level")}
    chosen = Choice(
        basis=texts.get("basis", "target_2027"),
        own=texts.get("weights", ""),
        total=texts.get("total", ""),
        ratings=texts.get("ratings", ""),
        filters=Filters(**region),
        rows=rows,
        year=year,
        earlier=earlier,
    )
    names = [field.name for field in fields(lab.Settings) if field.name in texts]
    settings = lab.Settings(**{name: texts[name] for name in names})
    return Order(chosen, settings, given.indices, link)


def _years(given: Mapping[str, int], rows: pd.DataFrame | None) -> tuple[int, int | None]:
    """The year and the one before it: of a register the latest, where none is named."""
    if rows is not None and rows.empty:
        raise NothingError("no_supply")
    known = [] if rows is None else sorted({int(year) for year in rows["year"]}, reverse=True)
    year = given.get("year", known[0] if known else 0)
    before = [one for one in known if one < year]
    faults = [
        Fault(f"/{name}", "unknown_choice", str(given[name]))
        for name, choice in (("year", known), ("earlier", before))
        if name in given and given[name] not in choice
    ]
    if faults:
        raise BodyError(faults)
    return year, given.get("earlier", before[0] if before else None)


def query(given: Posted) -> dict[str, Any]:
    """What the address of the page says of the same choices, but for a register."""
    said = {name: text for name, text in given.texts.items() if name not in NEEDED}
    own = {"supply": "register", **given.years} if given.register is not None else {}
    return {"tab": "report", **own, **said, "data": data.number()}
