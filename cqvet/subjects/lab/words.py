"""How places and moves of a plan are written, and why there is none."""

from typing import Final

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models.plan import MOST_ODDS, Cell, PlanError
from cqvet.subjects.lab.codes import OUTSIDE, Settings
from cqvet.subjects.market.words import cluster_name

YOURS: Final = "match/yours/plan"


def cluster(code: str, t: Text) -> str:
    """The name of a cluster, or that an offering serves none."""
    return t("lab.outside_name") if code == OUTSIDE else cluster_name(code, t)


def place(zone: str | None, code: str | None, level: str | None, t: Text) -> str:
    """A place by the parts that it has: zone, cluster, level."""
    parts = [
        quoting.word("zone", zone, t) if zone else "",
        cluster(code, t) if code else "",
        quoting.word("level", level, t) if level else "",
    ]
    return " · ".join(filter(None, parts))


def cell(where: Cell, t: Text) -> str:
    return place(where.zone, where.cluster, where.level, t)


def chance(odds: float, t: Text) -> str:
    """Odds or a share in percent, without a decimal."""
    return quantity(100 * odds, "percent", t, 0)


def certainty(odds: float, t: Text) -> str:
    """The odds of a move: those of draws go no higher than "over 95 %"."""
    text = chance(odds, t)
    return t("lab.over", odds=text) if odds == MOST_ODDS else text


def basis(code: str, t: Text) -> str:
    """The name of a basis of demand."""
    return t(f"matching.basis_{code}")


def count(n: float, what: str, kind: Kind, t: Text, digits: int = 0) -> Figure:
    """A number of a plan: `modelled`, or `yours` where the supply is."""
    ref = f"match/plan/{what}" if kind == "modelled" else YOURS
    return Figure(number(n, t.lang, digits), ref, kind)


def signed(points: int, t: Text) -> str:
    """A number of offerings with its sign."""
    return ("+" if points > 0 else "−" if points else "") + number(abs(points), t.lang)


def settings(chosen: Settings, t: Text) -> str:
    """The main settings of a plan in words."""
    return t.join(
        [
            t(f"lab.objective_{chosen.objective}"),
            t("lab.short_budget", budget=chance(float(chosen.budget), t)),
            t("lab.short_years", years=number(int(chosen.years), t.lang)),
            t("lab.short_odds", odds=chance(float(chosen.odds), t)),
        ]
    )


def called(code: str, t: Text) -> str:
    """The name of a cluster, level or zone."""
    for kind in ("level", "zone"):
        if code in data.names(kind):
            return quoting.word(kind, code, t)
    return cluster(code, t)


def refusal(error: PlanError, t: Text) -> str:
    """Why there is no plan, in a sentence that names the conflict."""
    params = dict(error.params)
    params.pop("wishes", None)
    zone, code, level = (
        str(params[name]) if params.get(name) else None for name in ("zone", "cluster", "level")
    )
    where = place(zone, code, level, t)
    values: dict[str, object] = {
        key: str(mark(value, t)) if isinstance(value, int | float) else value
        for key, value in params.items()
    }
    if "budget" in params:
        values["budget"] = Figure(chance(float(str(params["budget"])), t), YOURS, "yours")
    if "value" in params:
        values["value"] = called(str(params["value"]), t)
    return t(f"lab.error_{error.code}", **{**values, "where": where})


def mark(value: float, t: Text) -> Figure:
    """A number of a plan that whoever planned has set."""
    return Figure(number(float(value), t.lang, 2), YOURS, "yours")
