"""What a page's finding says of the visitor's own data, in a sentence of its own."""

from collections.abc import Callable, Mapping
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.subjects import market
from cqvet.subjects.own import people
from cqvet.subjects.own.schools import schools
from cqvet.subjects.own.tables import Own

REF: Final = "match/yours/rows"


def finding(page: str, own: Own, of: Filters, t: Text) -> str:
    """The sentence of a page; empty where it shows nothing of the visitor's."""
    if not own.used.keys() & told_of(page):
        return ""
    clauses = SAID[page][1](own, of, t) or [t("own.finding_none")]
    text = t.join(clauses, "frame.clauses")
    return t("finding.whole", text=text[:1].upper() + text[1:])


def told_of(page: str) -> frozenset[str]:
    """The tables that a page shows."""
    return SAID[page][0] if page in SAID else frozenset()


def yours(n: int, what: str, t: Text) -> Figure:
    """A number of things of the visitor's; `what` is a message with a number."""
    return Figure(t.count(what, n, n=number(n, t.lang)), REF, "yours")


def _layout(own: Own, of: Filters, t: Text) -> list[str]:
    found = schools(own, of)
    if found.empty:
        return []
    return [
        t(
            "own.finding_schools",
            schools=yours(int(found["institution"].nunique()), "own.schools", t),
            districts=yours(int(found["district"].nunique()), "unit.district", t),
        )
    ]


def _matching(own: Own, of: Filters, t: Text) -> list[str]:
    return [*_register(own, of, t), *_demand(own, t)]


def _register(own: Own, of: Filters, t: Text) -> list[str]:
    rows = own.chosen("register", of)
    if rows is None:
        return []
    if rows.empty:
        return [t("own.finding_none")]
    year = int(rows["year"].max())
    latest = rows[rows["year"] == year]
    offered = len(matching.offerings(latest, data.table("programmes"), year))
    words = {
        "year": year,
        "schools": yours(int(latest["institution"].nunique()), "own.schools", t),
        "offerings": yours(offered, "own.offerings", t),
    }
    by = market.points(latest, year).groupby("cluster")["points"].sum()
    if by.empty:
        return [t("own.finding_unserved", **words)]
    most = quoting.called("clusters", str(by.idxmax()), t)
    return [t("own.finding_register", **words, cluster=most)]


def _demand(own: Own, t: Text) -> list[str]:
    rows = own.rows("jobs")
    if rows is None:
        return []
    year = int(rows["year"].max())
    asked = market.decode_weights(market.posts(rows, year), market.MOST_POSTS)
    if not asked:
        return []
    most = quoting.called("clusters", max(asked, key=asked.__getitem__), t)
    return [t("own.finding_demand", year=year, cluster=most)]


def _pipeline(own: Own, of: Filters, t: Text) -> list[str]:
    rows = people.source(own)
    if rows is None:
        return []
    if of.level:
        rows = rows[rows["level"] == of.level]
    if rows.empty:
        return [t("own.finding_none")]
    return [t("own.finding_people", year=int(rows["year"].max()))]


Said = Callable[[Own, Filters, Text], list[str]]
SAID: Final[Mapping[str, tuple[frozenset[str], Said]]] = {
    "layout": (frozenset({"register", "schools"}), _layout),
    "matching": (frozenset({"register", "jobs"}), _matching),
    "pipeline": (frozenset({"register", "students"}), _pipeline),
}
"""By page: the tables that it shows, and what it says of them."""
