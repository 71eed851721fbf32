"""The yearly report on how programmes match industries, as one value: content, no file format.

METHOD. All numbers are computed once (`facts.gather`) from what was ordered: a supply, a basis of
demand, settings of the lab. The report in each language is made from these alone, so both say the
same. A sentence with a figure is written from the figure, which carries where it comes from; what
has no source is said to be unknown. No clock is read: its date is that of the data.
"""

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.params import Param, Reads
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.subjects import market
from cqvet.subjects.report import ending, match, moves, opening, posted, region
from cqvet.subjects.report.decision import sheet
from cqvet.subjects.report.facts import (
    ALL,
    LANGUAGES,
    Facts,
    NothingError,
    Order,
    decode_indices,
    encode_indices,
    gather,
)
from cqvet.subjects.report.marks import Marks
from cqvet.subjects.report.model import (
    Amount,
    Block,
    Cell,
    Column,
    Mark,
    Picture,
    Points,
    Report,
    Section,
    Span,
    Table,
    told,
)

__all__ = [
    "ALL",
    "LANGUAGES",
    "Amount",
    "Block",
    "Cell",
    "Column",
    "Facts",
    "Mark",
    "NothingError",
    "Order",
    "Picture",
    "Points",
    "Report",
    "Section",
    "Span",
    "Table",
    "decode_indices",
    "encode_indices",
    "gather",
    "params",
    "posted",
    "sheet",
    "told",
    "written",
    "year",
]


def written(facts: Facts, t: Text) -> Report:
    """The report on some facts in a language."""
    say = Marks(facts, t)
    body = (
        opening.summary(say),
        opening.question(say),
        opening.method(say),
        match.supply(say),
        match.demand(say),
        match.match(say),
        region.zones(say),
        moves.moving(say),
        moves.reasons(say),
        moves.equals(say),
        moves.needs(say),
        ending.unknown(say),
    )
    annex = tuple(filter(None, (moves.path(say), moves.by_cluster(say))))
    shown = [b for section in body for b in section.blocks if isinstance(b, Table)]
    order = facts.order
    return Report(
        t.lang,
        t("report.name", place=place(order.chosen.filters, t), year=year(order)),
        t("report.version", version=data.version(), date=data.date()),
        ending.about(order, t),
        (*body, ending.listing((*shown, *annex), say), ending.rests(say)),
        annex,
        order.link,
    )


def year(order: Order) -> int:
    """The year that a report is about: of the register, or of what is published."""
    return order.chosen.year or int(str(ledger.entry(market.SERVING)["as_of"])[:4])


def named(order: Order) -> str:
    """What the files of a report are called, in ASCII: by its year and the code of its region."""
    where = order.chosen.filters.district or order.chosen.filters.zone
    return "_".join(filter(None, ["match_report", str(year(order)), where]))


def place(chosen: Filters, t: Text) -> str:
    """The region that a report is about."""
    if chosen.district:
        return quoting.called("districts", chosen.district, t)
    return quoting.called("zones", chosen.zone, t) if chosen.zone else t("report.city")


def params() -> tuple[Param, ...]:
    """What an address carries of the report that is wanted."""
    return (
        Param("langs", LANGUAGES, default=LANGUAGES[0]),
        Param("only", Reads(decode_indices)),
    )
