"""What was found and how sure it is, on one page; then the question, the data and the method."""

from datetime import date

from babel.dates import format_date

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import LOCALES
from cqvet.models import estimate
from cqvet.models.plan import TRIALS, Move, Verdict
from cqvet.subjects import market
from cqvet.subjects.lab.words import chance
from cqvet.subjects.report import moves
from cqvet.subjects.report.marks import DUTY, Marks
from cqvet.subjects.report.model import Column, Points, Section, Table


def summary(say: Marks) -> Section:
    """One page that can be read alone."""
    t = say.t
    found = [
        *([t("report.data_city")] if of_city(say) else []),
        t("report.found_rate", rate=say.rate()),
        t("report.found_similarity", basis=basis(say), value=say.index("similarity")),
        *sides(say),
        *plan(say),
    ]
    return Section(
        "summary",
        t("report.summary"),
        (
            t("report.summary_found"),
            Points(tuple(found)),
            t("report.summary_sure"),
            Points(sure(say)),
            t("report.summary_unknown"),
            t("report.words"),
            t("report.kinds"),
        ),
    )


def of_city(say: Marks) -> bool:
    """Whether a region is asked for, of which the model says nothing."""
    filters = say.facts.order.chosen.filters
    return say.modelled and bool(filters.zone or filters.district)


def basis(say: Marks) -> str:
    """The basis of demand that the report is on."""
    return say.t(f"matching.basis_{say.facts.order.chosen.basis}")


def sides(say: Marks) -> list[str]:
    """Which clusters are ample or short on every basis, and which is shortest on the chosen one."""
    t, found = say.t, []
    for side in ("above", "below"):
        if names := say.facts.sure(side):
            found.append(t(f"report.found_{side}", names=say.names(names)))
        else:
            found.append(t(f"report.found_none_{side}"))
    least = say.facts.clusters[0]
    if least.gap.value < 0:
        found.append(
            t(
                "report.found_shortest",
                basis=basis(say),
                cluster=say.name(least.code),
                gap=say.gap(least),
                verdict=t(f"lab.verdict_{least.standing.verdict}"),
            )
        )
    return found


def plan(say: Marks) -> list[str]:
    """How many offerings would move, on which bases that holds, and the largest move."""
    t, answer, settings = say.t, say.facts.answer, say.facts.order.settings
    if answer is None:
        return [t("report.found_no_plan")]
    moved = sum(move.points for move in answer.moves)
    if not moved:
        return [t("report.found_no_move", yearly=say.plan(answer.yearly, "yearly"))]
    points = dict.fromkeys(Verdict, 0)
    for move in answer.moves:
        if move.verdict:
            points[move.verdict] += move.points
    return [
        t(
            "report.found_plan",
            budget=say.setting(settings.budget),
            yearly=say.plan(answer.yearly, "yearly"),
            moved=say.plan(moved, "moved"),
            every=say.plan(points[Verdict.EVERY_BASIS], "moved"),
            depends=say.plan(points[Verdict.DEPENDS], "moved"),
            untold=say.plan(points[Verdict.CANNOT_TELL], "moved"),
        ),
        t("report.found_largest", move=moves.move(max(answer.moves, key=_points), say)),
    ]


def _points(move: Move) -> int:
    return move.points


def sure(say: Marks) -> tuple[str, ...]:
    """How sure the findings are: what is published, what is assumed, who checked it."""
    t = say.t
    first = "sure_modelled" if say.modelled else "sure_yours"
    words = {"serving": say.serving(), "interval": say.interval()} if say.modelled else {}
    agreed = market.agreements()["main_cluster"]
    kappa = t(
        "matching.interval",
        **{
            name: number(value, t.lang, 2)
            for name, value in (("v", agreed.kappa), ("low", agreed.low), ("high", agreed.high))
        },
    )
    return (
        t(f"report.{first}", **words),
        t("report.sure_bases"),
        t(
            "report.sure_ratings",
            kappa=Figure(kappa, "match/agreement/main_cluster", "reference"),
        ),
    )


def question(say: Marks) -> Section:
    """Why there is such a report, what it asks and from which data it answers."""
    t, chosen = say.t, say.facts.order.chosen
    duty = ledger.entry(DUTY)
    said = [
        t(
            "report.duty",
            when=Figure(_month(say), DUTY),
            source=quoting.source(duty["source"], t),
            confidence=quoting.word("confidence", duty["confidence"], t),
        ),
        t("report.question"),
    ]
    if say.modelled:
        said += [t("report.data_modelled", serving=say.serving())]
        if of_city(say):
            said.append(t("report.data_city"))
    else:
        n = say.of(number(_rows(say), t.lang, 0), "supply", say.anyone())
        said += [t("report.data_yours", year=chosen.year, n=n, total=say.supply())]
    return Section("question", t("report.question_title"), tuple(said))


def _month(say: Marks) -> str:
    """The month in which the ministry asked, as the language writes it."""
    row = data.records("offering_counts")[DUTY.partition("/")[2]]
    day = date.fromisoformat(f"{row['as_of']}-01")
    form = {"zh": "y 年 M 月"}.get(say.t.lang, "MMMM y")
    return format_date(day, form, locale=LOCALES[say.t.lang])


def _rows(say: Marks) -> int:
    """The rows of the visitor's register that are counted."""
    return int(sum(level.offerings.value for level in say.facts.levels))


def method(say: Marks) -> Section:
    """The method in plain words, the priors of what is modelled, and how it was tried."""
    t = say.t
    tried = {
        name: Figure(chance(share, t), f"match/trial/{name}", "modelled")
        for name, share in TRIALS.items()
    }
    differ = Figure(number(len(market.differing()), t.lang), "match/link/count", "reference")
    blocks = [
        t("report.method_link", differ=differ),
        *(modelled(say) if say.modelled else [t("report.method_yours")]),
        t("report.method_demand"),
        t("report.method_stand"),
        t("report.method_plan"),
        t("lab.trials", **tried),
    ]
    tables = (priors(say),) if say.modelled else ()
    return Section("method", t("report.method_title"), (*blocks, *tables))


def modelled(say: Marks) -> list[str]:
    """How the supply is drawn."""
    t, split = say.t, market.split(say.facts.order.chosen.ratings)

    def mark(text: str, name: str) -> Figure:
        return Figure(text, f"match/draws/{name}", "modelled")

    return [
        t("matching.method_published", serving=say.serving()),
        t(
            "report.method_draws",
            draws=mark(number(len(split.draws), t.lang), "number"),
            interval=say.interval(),
        ),
        t(
            "matching.method_accepted",
            accepted=mark(quantity(100 * split.accepted, "percent", t, 1), "accepted"),
        ),
        t("matching.method_cells", cells=mark(number(len(market.roots()), t.lang), "cells")),
    ]


def priors(say: Marks) -> Table:
    """What was assumed before anything was drawn."""
    t = say.t
    counts = market.institutions().set_index("level")["institutions"]
    return Table(
        "priors",
        t("report.table_priors"),
        (
            Column(t("report.col_level")),
            Column(t("report.col_institutions"), "count"),
            Column(t("report.col_prior"), "count"),
            Column(t("report.col_from")),
        ),
        tuple(
            (
                quoting.word("level", level, t),
                float(counts[level]),
                mean,
                t(f"matching.count_{level}"),
            )
            for level, mean in estimate.PRIORS.per_institution.items()
        ),
        "modelled",
        t("matching.method_ignores"),
    )
