"""What becomes of 1,000 junior-secondary graduates, in three stages.

METHOD. The flow as the page of the pipeline draws it with few nodes, its ends and their names the
same. Who reaches a bachelor is led on to the ends of all who do, in their shares.
"""

from collections.abc import Mapping
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import flow

ENTRIES: Final = ("academic", "plain", "through")
ENDS: Final = (
    *("work_bachelor", "work_college", "work_secondary"),
    *("work_general", "elsewhere", "left"),
)
BACHELOR: Final = "bachelor"


Levers = Mapping[str, float]
TODAY: Final[Levers] = {}
"""Nothing is set."""


def links(levers: Levers = TODAY) -> dict[tuple[str, str], float]:
    """Students of 1,000 from an entry to the college or an end, and from the college to an end."""
    found: dict[tuple[str, str], float] = {}
    rows = data.rows(flow.tables(levers).links[True])
    after = {row["target"]: row["value"] for row in rows if row["source"] == BACHELOR}
    graduates = sum(after.values())
    for row in rows:
        source, target = str(row["source"]), str(row["target"])
        if source not in (*ENTRIES, "college"):
            continue
        shares = {end: n / graduates for end, n in after.items()} if target == BACHELOR else {}
        for end, share in (shares or {target: 1.0}).items():
            found[source, end] = found.get((source, end), 0.0) + share * row["value"]
    return found


def amounts(levers: Levers = TODAY) -> dict[str, float]:
    """How many of 1,000 are ever in each node."""
    found: dict[str, float] = {}
    for (source, target), value in links(levers).items():
        found[target] = found.get(target, 0.0) + value
        if source in ENTRIES:
            found[source] = found.get(source, 0.0) + value
    return found


def sentence(chosen: Filters, t: Text, levers: Levers = TODAY) -> str:
    """How many of 1,000 are on through-training, and how many reach a bachelor."""
    if chosen.evidence == "published":
        return t("board.flow_modelled")
    rows = {row["node"]: row for row in data.rows(flow.tables(levers).nodes[True])}
    return t("board.flow", **{name: _of(rows[name], t) for name in ("through", "bachelor")})


def _of(row: data.Row, t: Text) -> Figure:
    value, low, high = (number(row[name], t.lang, 0) for name in ("value", "low", "high"))
    text = t("board.interval", v=value, low=low, high=high)
    return Figure(text, "flow/cohort", "modelled")
