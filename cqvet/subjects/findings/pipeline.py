"""The talent pipeline: who goes through, and how many start work here or in this industry."""

from collections.abc import Mapping

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import flow
from cqvet.subjects.findings import industry, region
from cqvet.subjects.pipeline import amounts

THROUGH = "talent_through_train_share"


def finding(chosen: Filters, t: Text) -> str:
    """Today's line for the region and industry; what is known for the city alone says so."""
    split = chosen.zone or chosen.district or chosen.has_industry
    if chosen.evidence == "published":
        clause = _unpublished(chosen, t) if split else _published(t)
    else:
        clause = _part(chosen, t) if split else _thousand(t)
    return t("finding.whole", text=clause)


def scenario(chosen: Filters, t: Text, given: Mapping[str, str]) -> str:
    """The line with the levers that are set; what is shared out is said to be today's."""
    levers = {name: text for name, text in given.items() if name in flow.LEVERS and text}
    values = flow.read_levers(levers)[0]
    if not values or chosen.evidence == "published":
        return finding(chosen, t)
    split = chosen.zone or chosen.district or chosen.has_industry
    clause = t("finding.today", text=_part(chosen, t)) if split else _thousand(t, values)
    return t("finding.whole", text=clause)


def _thousand(t: Text, values: Mapping[str, float] | None = None) -> str:
    """Of a thousand; what comes out at the end, which all the rates bear on, with its range."""
    rows = {row["node"]: row for row in data.rows(flow.tables(values or {}).nodes[True])}

    def of(node: str, *, ranged: bool = False) -> Figure:
        ends = ("value", "low", "high")
        value, low, high = (number(rows[node][end], t.lang, 0) for end in ends)
        text = t("board.interval", v=value, low=low, high=high) if ranged else value
        return Figure(text, "flow/cohort", "modelled")

    return t(
        "finding.thousand_set" if values else "finding.thousand",
        all=of(flow.SOURCE),
        through=of("through"),
        bachelor=of("work_bachelor", ranged=True),
    )


def _part(chosen: Filters, t: Text) -> str:
    """Those who start work in the last year, shared out; through-training of the whole city."""
    year, total = amounts.starters(chosen)
    part = amounts.share(chosen)
    placed = bool(chosen.zone or chosen.district)
    what = "both" if placed and chosen.has_industry else "region" if placed else "industry"
    ref = f"flow/{'region' if placed and not chosen.has_industry else 'industry'}"
    # Two figures, but a share below one per cent is not written as none.
    digits = 0 if part >= 0.1 else 1 if part >= 0.001 else 2
    names = {
        "place": region.name(chosen, t),
        "year": t("unit.calendar_year", n=year),
        "n": amounts.people(total * part, ref, t),
        "share": Figure(t("unit.percent", n=number(100 * part, t.lang, digits)), ref, "modelled"),
        "through": quoting.figure(THROUGH, t),
        "work": t(f"finding.work_{chosen.level}" if chosen.level else "finding.work"),
    }
    if chosen.has_industry:
        names["industry"] = industry.name(chosen, t)
    return t(f"finding.starters_{what}", **names)


def _published(t: Text) -> str:
    keys = {"secondary": "talent_secondary_progression", "college": "talent_college_progression"}
    return t(
        "finding.reported_shares",
        through=quoting.figure(THROUGH, t),
        **{name: quoting.figure(key, t) for name, key in keys.items()},
    )


def _unpublished(chosen: Filters, t: Text) -> str:
    name = region.name(chosen, t)
    if chosen.has_industry:
        name = t("finding.of_industry", industry=industry.inside(chosen, t), place=name)
    return t("finding.city_only", name=name, through=quoting.figure(THROUGH, t))
