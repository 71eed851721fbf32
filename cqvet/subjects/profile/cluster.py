"""The profile of an industry cluster: programmes against demand, schools, networks, targets."""

from collections.abc import Iterable
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters, family
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked, moved
from cqvet.i18n import Text
from cqvet.models.matching import formulas
from cqvet.subjects import market, networks
from cqvet.subjects import ties as tied
from cqvet.subjects.board import match
from cqvet.subjects.findings import industry
from cqvet.subjects.profile import ties
from cqvet.subjects.profile.model import Profile, Row, asked_at, listed, named, section, views

PAGES: Final = ("matching", "partners", "layout", "international", "pipeline")
BASES: Final = ("target_2027", "equal")
"""The bases of demand that are not the visitor's own."""


def profile(code: str, t: Text, *, published: bool) -> Profile:
    """Everything that the tables have on a cluster."""
    row, chosen = data.records("clusters")[code], Filters(cluster=code)
    within = family(code)
    schools = tied.institutions(chosen)["institution"]
    abroad = {own["item"] for one in within for own in data.of("international", cluster=one)}
    sections = (
        section("cluster", _facts(row, t), t),
        section("targets", _targets(within, t), t),
        section("gap", [] if published else _gaps(code, t), t),
        section("classes", _classes(within, t), t),
        section("seated", ties.networks_of(sorted(networks.serving(chosen)), t), t),
        section("schools", [(t("profile.schools"), listed(schools, "institution", t), "")], t),
        section("abroad", ties.projects("international", abroad, t), t),
        section("unknown", [(t("profile.unknown_of_all"), t("profile.unknown_cluster"), "")], t),
    )
    clauses = [industry.clause(chosen, t)]
    if code in market.roots() and not published:
        clauses.append(match.clause(chosen, t))
    finding = moved(t("finding.whole", text=t.join(clauses, "frame.clauses")), "partners")
    leads = views(PAGES, t, cluster=code)
    return Profile("cluster", code, t.pick(row, "name"), finding, sections, leads)


def _facts(row: data.Row, t: Text) -> Iterable[Row]:
    code = row["cluster"]
    yield t("profile.fact_tier"), quoting.called("tiers", row["tier"], t), ""
    if row["parent"]:
        yield t("profile.fact_parent"), named("cluster", row["parent"], t), ""
    yield t("profile.fact_parts"), listed(family(code)[1:], "cluster", t), ""
    yield t("profile.fact_source"), asked_at(row, t), quoting.told(row, "confidence", t)
    yield t("profile.fact_note"), marked(t.pick(row, "note"), f"clusters/{code}"), ""


def _targets(clusters: Iterable[str], t: Text) -> Iterable[Row]:
    """Targets and latest outputs, of the cluster and its parts."""
    for code in clusters:
        for row in data.of("cluster_figures", cluster=code):
            ref = f"cluster_figures/{code}/{row['figure']}"
            label = quoting.told(row, "figure", t)
            about = [str(row["year"] or ""), t.pick(row, "basis"), quoting.told(row, "coverage", t)]
            if code != next(iter(clusters)):
                label = t("profile.of_part", part=quoting.called("clusters", code, t), what=label)
            yield label, str(quoting.figure(ref, t)), t.join([one for one in about if one])


def _gaps(code: str, t: Text) -> Iterable[Row]:
    """Share of offerings less share of demand, by each basis, with its interval."""
    root = market.root_of()[code]
    place = market.roots().index(root)
    for basis in BASES:
        case = market.modelled(market.demand(basis))
        supply = 100 * case.spread(formulas.shares)[:, place]
        gap = 100 * case.spread(lambda found: formulas.gap(found, case.demand))[:, place]  # noqa: B023
        demand = float(100 * formulas.shares(case.demand)[place])
        yield (
            t(f"matching.basis_{basis}"),
            _interval("matching.points", gap, f"match/gap/{root}", t, sign=True),
            t(
                "profile.shares",
                supply=_interval("unit.percent", supply, f"match/supply/{root}", t),
                demand=_share(demand, f"match/{'target' if basis != 'equal' else basis}/{root}", t),
            ),
        )
    if root != code:
        yield t("profile.fact_note"), t("profile.within", root=named("cluster", root, t)), ""


def _share(value: float, ref: str, t: Text) -> Figure:
    return Figure(t("unit.percent", n=number(value, t.lang, 1)), ref, "modelled")


def _interval(unit: str, ends: Iterable[float], ref: str, t: Text, *, sign: bool = False) -> str:
    """A modelled figure with its interval."""

    def said(end: float) -> str:
        before = ("−" if end < 0 else "+") if sign else ""
        return before + number(abs(end), t.lang, 1)

    value, low, high = map(said, map(float, ends))
    text = t(unit, n=t("matching.interval", v=value, low=low, high=high))
    return str(Figure(text, ref, "modelled"))


def _classes(clusters: Iterable[str], t: Text) -> Iterable[Row]:
    """The programme classes that serve the cluster, as our crosswalk has it, with programmes."""
    found = {row["class"]: row for code in clusters for row in data.of("crosswalk", cluster=code)}
    for role in data.names("cluster_role"):
        names = [
            quoting.called("programme_classes", row["class"], t)
            for row in found.values()
            if row["role"] == role
        ]
        yield quoting.word("cluster_role", role, t), t.join(names), ""
