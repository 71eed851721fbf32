"""Matching: where programmes are short or ample on every basis, and where that depends on it."""

from collections.abc import Iterable
from functools import lru_cache

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Standing, formulas
from cqvet.models.plan import Verdict
from cqvet.models.plan.odds import SURE
from cqvet.subjects import market
from cqvet.subjects.board import match
from cqvet.subjects.findings import industry, region
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.own.findings import yours

RATE = "layout_match_rate"


def finding(chosen: Filters, t: Text) -> str:
    """The verdict for the industry that is chosen, or for all; of a region that none is known."""
    placed = bool(chosen.zone or chosen.district)
    if chosen.evidence:
        clause = _published(chosen, t)
    else:
        said = _industry if chosen.has_industry else _short if placed else _all
        clause = t("finding.modelled", text=said(chosen, t), mark=_mark(chosen, t))
        if placed:
            clause = t("finding.unsplit", place=region.name(chosen, t), text=clause)
    if chosen.level:
        clause = t("finding.about", what=quoting.word("level", chosen.level, t), text=clause)
    return t("finding.whole", text=clause[:1].upper() + clause[1:])


@lru_cache(maxsize=8)
def stands(level: str) -> dict[str, Standing]:
    """What every basis of demand says of each cluster, together."""
    case = market.modelled(market.demand(match.BASIS), level=level)
    return {row.cluster: row for row in matching.standings(case, market.readings())}


def _mark(chosen: Filters, t: Text) -> Figure:
    """The word that says that this is modelled: it leads to how sure the main verdict is."""
    roots = match.chosen_roots(chosen)
    main = match.shortest(chosen).cluster if len(roots) == 1 else _by_target(chosen)
    cluster = next(filter(None, [main, *_sure(chosen, "above"), *sorted(roots)]))
    return Figure(t("finding.estimated"), f"match/standing/{cluster}", "modelled")


def _industry(chosen: Filters, t: Text) -> str:
    roots = match.chosen_roots(chosen)
    name = industry.name(chosen, t)
    if len(roots) > 1:
        return t("finding.about", what=name, text=_all(chosen, t))
    found = match.shortest(chosen)
    if chosen.cluster != found.cluster:
        name = t("finding.part_of", part=name, whole=industry.small(match.name(found, t)))
    stand = stands(chosen.level)[found.cluster]
    side = t("matching.side_below" if found.gap[0] < 0 else "matching.side_above")
    said = t(f"finding.stands_{stand.verdict}", side=side)
    text = t.join([match.clause(chosen, t), said], "frame.clauses")
    return t("finding.about", what=name, text=text)


def _all(chosen: Filters, t: Text) -> str:
    """Which clusters are ample or short on every basis; if none is short, which is by target."""
    clauses = [
        t(f"finding.all_{side}", names=_names(found, t))
        for side in ("above", "below")
        if (found := _sure(chosen, side))
    ]
    if not clauses:
        clauses = [t("finding.all_none")]
    if not _sure(chosen, "below") and (short := _by_target(chosen)):
        clauses.append(t("finding.short_by_target", cluster=_names([short], t)))
    return t.join(clauses, "frame.clauses")


def _short(chosen: Filters, t: Text) -> str:
    """In few words: which cluster is short by target."""
    short = _by_target(chosen)
    if _sure(chosen, "below") or not short:
        return _all(chosen, t)
    return t("finding.short_city", cluster=_names([short], t))


def _sure(chosen: Filters, side: str) -> list[str]:
    """The clusters of the chosen industry that lie on a side on every basis."""
    roots = market.chosen_roots(chosen)
    return [
        row.cluster
        for row in stands(chosen.level).values()
        if row.cluster in roots and row.verdict is Verdict.EVERY_BASIS and row.bases[0].side == side
    ]


def _by_target(chosen: Filters) -> str:
    """The cluster that is surely short by the targets for 2027, most of all; empty if none is."""
    stand = stands(chosen.level)
    for gap in match.gaps(chosen.level):
        on = next(one for one in stand[gap.cluster].bases if one.name == match.BASIS)
        if gap.cluster in market.chosen_roots(chosen) and on.side == "below" and on.odds >= SURE:
            return gap.cluster
    return ""


def _names(clusters: Iterable[str], t: Text) -> str:
    """Names within a sentence."""
    return t.join([industry.small(quoting.called("clusters", code, t)) for code in clusters])


def own(choice: Choice, t: Text) -> str:
    """Of a visitor's register: the clusters furthest from their share of the demand."""
    case = choice.case()
    if choice.rows is None or case is None or not case.demand.sum():
        return ""
    rows = market.chosen(choice.rows, choice.filters)
    year = rows[rows["year"] == choice.year]
    offered = len(matching.offerings(year, data.table("programmes"), choice.year))
    counted = {
        "schools": yours(int(year["institution"].nunique()), "own.schools", t),
        "offerings": yours(offered, "own.offerings", t),
    }
    gaps = dict(
        zip(case.clusters, (100 * formulas.gap(case.supply, case.demand)).tolist(), strict=True)
    )
    ends = {"short": min(gaps, key=gaps.__getitem__), "ample": max(gaps, key=gaps.__getitem__)}
    points = {}
    for end, code in ends.items():
        text = t("matching.points", n=number(abs(gaps[code]), t.lang, 1))
        points[f"{end}_by"] = Figure(text, "match/yours/supply", "yours")
    names = {end: _names([code], t) for end, code in ends.items()}
    basis = t(f"matching.basis_{choice.basis}")
    said = t("finding.own_gaps", year=choice.year, basis=basis, **counted, **names, **points)
    return t("finding.whole", text=said)


def of_city(said: str, t: Text) -> str:
    """The finding of the city, where the page shows a visitor's register."""
    return t("finding.not_own", text=said)


def _published(chosen: Filters, t: Text) -> str:
    words = {
        "rate": quoting.figure(RATE, t),
        "serving": Figure(number(market.serving(), t.lang), market.SERVING, "reported"),
    }
    placed = chosen.zone or chosen.district
    if not (placed or chosen.has_industry):
        return t("finding.match_published", **words)
    name = industry.inside(chosen, t) if chosen.has_industry else region.name(chosen, t)
    if placed and chosen.has_industry:
        name = t("finding.of_industry", industry=name, place=region.name(chosen, t))
    return t("finding.match_city_only", name=name, **words)
