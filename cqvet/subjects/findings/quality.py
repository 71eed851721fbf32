"""Quality: medals by name, colleges and schools with a standing, here or in this industry."""

from cqvet.base.filters import Filters
from cqvet.base.numerals import number, quantity
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects.findings import industry, region
from cqvet.subjects.quality import awards, groups, schools

CITY = Filters()
MEDALS = ("gold", "silver", "excellence")


def finding(chosen: Filters, t: Text) -> str:
    """The industry first where one is chosen, then the region, else medals and the five golds."""
    clauses = []
    if chosen.has_industry:
        clauses.append(_industry(chosen, t))
    if chosen.zone or chosen.district:
        clauses.append(_region(chosen, t))
    return t("finding.whole", text=t.join(clauses or [_city(chosen, t)], "frame.clauses"))


def _city(chosen: Filters, t: Text) -> str:
    rows = [row for row in awards.persons(chosen) if row["competition"] == "worldskills"]
    won = {medal: sum(row["medal"] == medal for row in rows) for medal in MEDALS}
    path = "awards/competition=worldskills&scope=person&medal="
    return t(
        "finding.medals",
        first=min(row["year"] for row in rows),
        last=max(row["year"] for row in rows),
        golds=quoting.figure("talent_five_golds", t),
        **{medal: counts.figure(f"{path}{medal}", t, n) for medal, n in won.items()},
    )


def _region(chosen: Filters, t: Text) -> str:
    place = region.name(chosen, t)
    where = Filters(chosen.zone, chosen.district, evidence=chosen.evidence)
    if not _any(where):
        none = t("finding.quality_none", place=place)
        return industry.nearest(none, where, _any, t)
    parts = {
        "medals": ("medal", "awards/scope=person", len(awards.persons(where))),
        "colleges": ("college", "double_high/region=chongqing", _colleges(where)),
        "schools": ("institution", "institution_statuses", _schools(where)),
    }
    said = {
        name: Figure(quantity(n, unit, t), f"count/{path}")
        for name, (unit, path, n) in parts.items()
    }
    return t("finding.quality_region", place=place, **said)


def _industry(chosen: Filters, t: Text) -> str:
    """The Double-High colleges whose groups serve it; what is rated by us is not published."""
    if chosen.evidence == "published":
        return t("finding.quality_unrated", industry=industry.name(chosen, t))
    what = Filters(tier=chosen.tier, cluster=chosen.cluster, evidence=chosen.evidence)
    if not _colleges(what):
        none = t("finding.quality_none_serves", industry=industry.name(chosen, t))
        return industry.nearest(none, what, _colleges, t)
    n, name = _colleges(what), industry.name(chosen, t)
    figure = Figure(number(n, t.lang), "count/double_high/region=chongqing")
    return t.count("finding.quality_serves", n, industry=name, n=figure)


def _any(chosen: Filters) -> bool:
    return bool(awards.persons(chosen) or _colleges(chosen) or _schools(chosen))


def _colleges(chosen: Filters) -> int:
    """Colleges of either round, each once."""
    return len({row["institution"] for row in groups.ITEMS.records(chosen)})


def _schools(chosen: Filters) -> int:
    return len({row["institution"] for row in schools.ITEMS.records(chosen)})
