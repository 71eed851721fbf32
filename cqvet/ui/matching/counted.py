"""The two ways to count a register: what each tab says of the other's figure, and what is idle."""

from collections.abc import Mapping
from typing import Final

from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import lab, market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import written

NAMED: Final = 6
"""So many programmes that serve no cluster are named; the others are counted."""


def of(chosen: Choice, *, outside: bool = False) -> lab.Counted | None:
    """The reader's register in both ways; None with the model."""
    if chosen.rows is None:
        return None
    rows = market.chosen(chosen.rows, chosen.filters)
    return lab.counted(rows, chosen.year, chosen.ratings, chosen.demand(), outside=outside)


def lines(chosen: Choice, tab: str, t: Text, *, outside: bool = False) -> list[str]:
    """Where each way stands, with both figures; `tab` is `lab`, or `matching` for the others."""
    found = of(chosen, outside=outside)
    if found is None:
        return []
    both = {
        name: Figure(written(value, "share", t), "match/yours/index", "yours")
        for name, value in (("whole", found.whole), ("parts", found.parts))
    }
    said = [t(f"{tab}.counted", **both)]
    return said if outside or not found.idle else [*said, idle(found.idle, tab, t)]


def idle(of: Mapping[str, int], tab: str, t: Text) -> str:
    """How many offerings serve no cluster, and of which programmes they are."""
    names = [quoting.called("programmes", code, t) for code in list(of)[:NAMED]]
    if more := len(of) - len(names):
        rest = Figure(number(more, t.lang), "match/yours/rows", "yours")
        names.append(t("lab.idle_more", n=rest))
    n = Figure(number(sum(of.values()), t.lang), "match/yours/rows", "yours")
    return t(f"{tab}.idle", n=n, names=t.join(names))
