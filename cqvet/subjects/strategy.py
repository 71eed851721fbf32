"""Strategy: documents and how they hang together, money, intent and results.

METHOD. A document is dated as its source dates it; it is later than the article where its date
lies after the month in which the article can have been printed at the earliest. Four rounds are
those that the article names; every other agreement stands apart. Of the article's policy
documents those count as named that the city issued, alone or with others, before the article:
agreements, projects and meetings are no documents. A goal is an intention, whatever its number.
"""

from functools import cache
from operator import itemgetter
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, districts
from cqvet.base.params import Param
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.evidence.origin import each
from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.subjects.collection import Collection, Facet

ARTICLE: Final = "2025-02-28"
"""The last day of the month before which the article was not printed."""
ROUNDS: Final = "rounds"
LANES: Final = (ROUNDS, "joint", "national", "municipal", "twin_cities")
"""Who agreed or issued: the four rounds first, then all others by the column `lane`."""
PARTS: Final = ("documents", "targets", "money", "goals", "toy")
"""What stands behind the pictures, a part at a time."""
VERDICTS: Final = ("reached", "missed", "not_due", "unknown")
"""Of a target by its year: an outcome where the table has one, else not yet due or not known."""
DOCUMENTS: Final = ("issued", "announced", "posted", "reported", "passed")
"""Kinds of date that only a document has; agreements are signed, meetings held."""
CLAIM_KINDS: Final = {
    "goal": ("goal",),
    "result": ("result", "first"),
    "way": ("mechanism", "practice"),
}


@cache
def documents() -> tuple[data.Row, ...]:
    """Documents, agreements and meetings in time order."""
    return tuple(sorted(data.every("policies"), key=itemgetter("date")))


def lane(row: data.Row) -> str:
    """The lane of a document, of `LANES`."""
    return ROUNDS if row["joint_round"] else str(row["lane"])


def named_lane(code: str, t: Text) -> str:
    """The name of a lane."""
    return t(f"strategy.lane_{code}")


def later(row: data.Row) -> bool:
    """Whether a document is of after the article."""
    return bool(row["date"] > ARTICLE)


def dated(row: data.Row, t: Text) -> str:
    """The date and what it is the date of."""
    return t("strategy.dated", date=quoting.dated(row, t), kind=quoting.told(row, "date_kind", t))


def around(policy: str, filters: Filters) -> tuple[list[data.Row], list[data.Row]]:
    """The links that start from a document, and those that lead to it."""
    out, back = (data.of("policy_links", **{end: policy}) for end in ("policy", "other"))
    return list(filter(filters.trusts, out)), list(filter(filters.trusts, back))


def rounds() -> list[data.Row]:
    """The documents of the four rounds in their order."""
    found = [row for row in documents() if row["joint_round"]]
    return sorted(found, key=itemgetter("joint_round"))


def issued_by_city() -> list[data.Row]:
    """Documents that the city issued, alone or with others, up to the article."""
    return [
        row
        for row in documents()
        if row["date_kind"] in DOCUMENTS and lane(row) != "national" and not later(row)
    ]


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where nothing is."""
    return {
        "strategy_joint_rounds": len(rounds()),
        "strategy_policy_documents": len(issued_by_city()),
        "strategy_support_measures": None,
        "strategy_three_roles": None,
    }


def claims(filters: Filters, group: str) -> pd.DataFrame:
    """The article's statements of a group of kinds: goals of all themes, else of this one."""
    table = filters.proven(data.table("claims"))
    found = table[table["kind"].isin(CLAIM_KINDS[group])]
    return found[found["theme"] == "strategy"] if group == "way" else found


def goals(filters: Filters) -> pd.DataFrame:
    """The article's figures that state an intention and no result."""
    table = filters.proven(data.table("facts"))
    return table[table["fact"].str.endswith("_goal") | (table["unit"] == "goal")]


def spending(filters: Filters) -> pd.DataFrame:
    """What others spend: reference figures, none of them of Chongqing."""
    table = filters.proven(data.table("comparators"))
    return table[(table["theme"] == "funding") & (table["place"] != "chongqing")]


def _beside(row: data.Row, _chosen: Filters, t: Text) -> str:
    """The reported figure nearest to a target, or why there is none."""
    if not row["fact"]:
        return quoting.told(row, "fact", t)
    return plain(str(quoting.figure(row["fact"], t)))


def verdict(row: data.Row) -> str:
    """What has become of a target: a code of `VERDICTS`."""
    if row["year"] is not None and row["year"] > int(data.date()[:4]):
        return "not_due"
    return str(row["outcome"] or "unknown")


def judged(row: data.Row, t: Text) -> str:
    """The year of a target, or that none is stated, and what has become of it."""
    year = t("unit.calendar_year", n=row["year"]) if row["year"] else t("strategy.no_year")
    return t("strategy.judged", year=year, verdict=t(f"strategy.verdict_{verdict(row)}"))


ITEMS: Final = Collection(
    table="policies",
    rows=documents,
    columns=(
        *("title", "when", "level", "document_no", "issuer"),
        *("in_article", "after_article", "confidence"),
    ),
    # A document is of the whole city, so of each of its districts.
    homes=lambda _: districts(),
    facets=(Facet("lane", lambda: LANES, lambda row: (lane(row),), named_lane),),
    derived={
        "when": lambda row, _, t: dated(row, t),
        "level": lambda row, _, t: named_lane(lane(row), t),
        "after_article": lambda row, _, t: t("cell.yes") if later(row) else t("cell.no"),
    },
)
TARGETS: Final = Collection(
    table="policy_targets",
    rows=lambda: data.every("policy_targets"),
    columns=("what", "promised", "verdict", "beside", "policy", "note", "confidence"),
    homes=lambda _: districts(),
    derived={
        "promised": lambda row, _, t: quoting.value(row, t),
        "verdict": lambda row, _, t: judged(row, t),
        "beside": _beside,
    },
)


FORMULAS: Final = {"assessment": each("assessment", assessment.FIGURES)}
"""`assessment/<figure>` is a setting or a result of the toy of the assessment rule."""


def params() -> tuple[Param, ...]:
    """What the address of the page carries, the settings of the toy among it."""
    return (
        Param("policy", tuple(data.table("policies")["policy"])),
        *ITEMS.params(),
        Param("part", PARTS),
        Param("toy", assessment.IDS, assessment.IDS[0]),
        *(
            Param(f"toy_{name}", known, getattr(assessment.PLAIN, name))
            for name, known in assessment.CHOICES.items()
        ),
    )
