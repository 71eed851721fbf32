"""Double-High colleges of Chongqing in both rounds, and the programme groups of the first.

METHOD. A group was named in 2019 after its leading programme. Where the catalogue of today has
a programme of exactly that name, its class gives fit and primary cluster; where it has none,
nothing is guessed. Of the second round no source names the groups.
"""

from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects.collection import Collection
from cqvet.subjects.quality import words

FIRST: Final = 1
SECOND: Final = 2


def rows(turn: int | None = None) -> tuple[data.Row, ...]:
    """The colleges of Chongqing in a round, or in both, in the list's order."""
    found = data.of("double_high", region="chongqing")
    return tuple(row for row in found if turn in (None, row["round"]))


def class_of(name: str) -> str | None:
    """The class of the programmes of this exact Chinese name; None where there is not one."""
    found = {row["class"] for row in data.of("programmes", name_zh=name)}
    return str(found.pop()) if len(found) == 1 else None


def clusters(row: data.Row, chosen: Filters) -> list[str]:
    """The primary clusters of a college's groups; a rating of ours is no published data."""
    if chosen.evidence == "published":
        return []
    return [code for group in of(row) if (code := primary(group))]


def primary(group: data.Row) -> str:
    """The primary cluster of a programme group; empty where none is known."""
    fit = data.records("class_fit").get(class_of(group["name_zh"]) or "")
    return str(fit["primary_cluster"] or "") if fit else ""


def of(row: data.Row) -> tuple[data.Row, ...]:
    """The programme groups of an award."""
    return data.of("double_high_groups", award=row["award"])


def _named(row: data.Row, _chosen: Filters, t: Text) -> str:
    found = [t.pick(group, "name") for group in of(row)]
    return t.join(found) or quoting.missing("not_found", t)


def _serves(row: data.Row, chosen: Filters, t: Text) -> str:
    if chosen.evidence == "published":
        return t("quality.judged")
    found = [quoting.called("clusters", code, t) for code in clusters(row, chosen)]
    return t.join(list(dict.fromkeys(found))) or quoting.missing("not_found", t)


ITEMS: Final = Collection(
    table="double_high",
    rows=rows,
    columns=(
        *("name", "round", "where", "award_type", "award_tier", "groups", "serves"),
        *("name_at_award", "confidence"),
    ),
    homes=words.home,
    derived={"where": words.where, "groups": _named, "serves": _serves},
    clusters=clusters,
)
