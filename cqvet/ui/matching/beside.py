"""A register beside its district and schools of its levels: shares and counts, no rank."""

from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.matching import Case, formulas
from cqvet.subjects import layout, market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name, spread, written
from cqvet.ui import frame, prose
from cqvet.ui.frame import View


def show(view: View, chosen: Choice, case: Case) -> None:
    """A row a cluster that the register or its place has something in."""
    t = view.t
    with frame.behind(t("matching.beside"), "beside", shown=True) as shown:
        if not shown or chosen.rows is None:
            return
        rows = market.chosen(chosen.rows, chosen.filters)
        rows = rows[rows["year"] == chosen.year]
        found = market.beside(rows, chosen.ratings)
        heads = {
            t("param.cluster"): 2.0,
            t(f"matching.counted_{chosen.counted}"): 1.0,
            t("matching.beside_yours"): 1.0,
            t("matching.beside_alike"): 1.6,
            t("matching.beside_place", place=place(found.place, t)): 1.2,
            t("matching.beside_demand"): 1.0,
        }
        prose.table(heads, cells(case, found, chosen, t), "beside", t)
        said = [
            t(
                "matching.beside_about",
                schools=_yours(number(found.schools, t.lang)),
                levels=t.join([quoting.word("level", code, t) for code in found.levels]),
            )
        ]
        bare = [code for code in case.clusters if not _listed(case, found, code)]
        if bare:
            names = t.join([cluster_name(code, t) for code in bare])
            said.append(t("matching.beside_bare", n=_yours(number(len(bare), t.lang)), names=names))
        lost = market.uncounted(rows, chosen.year, chosen.counted)
        if lost:
            what = t(f"matching.counted_{chosen.counted}")
            said.append(t("matching.uncounted", n=_yours(number(lost, t.lang)), what=what))
        prose.lines(said, "beside_about", t, "small")


def cells(case: Case, found: market.Beside, chosen: Choice, t: Text) -> list[tuple[str, ...]]:
    """Name, own number and share, share of the levels with interval, networks, share of demand."""
    alike = found.alike.spread(formulas.shares)
    own = formulas.shares(case.supply)
    demand = formulas.shares(case.demand) if case.demand.sum() else None
    listed: list[tuple[str, ...]] = []
    for at, code in enumerate(case.clusters):
        networks = found.networks[code]
        if not _listed(case, found, code):
            continue
        low, middle, high = alike[1, at], alike[0, at], alike[2, at]
        asked = "" if demand is None else written(float(demand[at]), "share", t)
        yours = chosen.basis == "own"
        ref = "match/yours/weight" if yours else f"match/target/{code}"
        listed.append(
            (
                cluster_name(code, t),
                str(_yours(number(float(case.supply[at]), t.lang, 1))),
                str(_yours(written(float(own[at]), "share", t))),
                str(
                    Figure(
                        spread(float(middle), float(low), float(high), "share", t),
                        f"match/supply/{code}",
                        "modelled",
                    )
                ),
                str(Figure(number(networks, t.lang), "matched/partners", "reference")),
                str(Figure(asked, ref, "yours" if yours else "reference")) if asked else "",
            )
        )
    return listed


def _listed(case: Case, found: market.Beside, code: str) -> bool:
    """Whether the register or its place has anything in a cluster."""
    return bool(case.supply[case.clusters.index(code)] or found.networks[code])


def place(code: str, t: Text) -> str:
    """The name of a district, a zone or the city."""
    if code == layout.CITY:
        return t("finding.here")
    return quoting.called("districts" if code.isdigit() else "zones", code, t)


def _yours(text: str) -> Figure:
    return Figure(text, "match/yours/supply", "yours")
