"""A decision sheet: one page on one move, for whoever has to say yes or no.

METHOD. It says nothing that the report on the same facts does not say: the move and its odds, why
its place would give and what speaks for keeping, where its target stands, what is equally good,
and what has to be found out first. What was decided is written on it by hand.
"""

from cqvet import data
from cqvet.i18n import Text
from cqvet.models.plan import Move
from cqvet.subjects.lab.words import cell, place
from cqvet.subjects.report import ending, moves, opening
from cqvet.subjects.report.facts import Facts, NothingError
from cqvet.subjects.report.marks import Marks
from cqvet.subjects.report.model import Block, Points, Report, Section

PARTS = ("proposed", "reasons", "sure", "first", "decided")
ASKED = ("teachers", "places", "equipment", "people")


def sheet(facts: Facts, number: int, t: Text) -> Report:
    """The sheet on a move of the plan, counted from 1. Raises `NothingError` (`no_move`)."""
    found = facts.answer.moves if facts.answer else ()
    if not 1 <= number <= len(found):
        raise NothingError("no_move")
    say, one = Marks(facts, t), found[number - 1]
    blocks: dict[str, tuple[Block, ...]] = {
        "proposed": (moves.move(one, say), moves.conditions(say), elsewhere(one, say)),
        "reasons": (Points(tuple(for_and_against(one, say))), t("report.keep")),
        "sure": (Points(opening.sure(say)),),
        "first": (
            t("report.needs"),
            Points(tuple(t(f"report.needs_{what}") for what in ASKED)),
        ),
        "decided": (t("report.sheet_decided"), t("report.kinds"), t("report.sheet_rests")),
    }
    ends = {"origin": cell(one.origin, t), "target": cell(one.target, t)}
    return Report(
        t.lang,
        t("report.sheet_name", **ends),
        t("report.version", version=data.version(), date=data.date()),
        ending.about(facts.order, t),
        tuple(Section(name, t(f"report.sheet_{name}_title"), blocks[name]) for name in PARTS),
        (),
        facts.order.link,
    )


def for_and_against(one: Move, say: Marks) -> list[str]:
    """Why its place would give, what is kept there, and where its target stands."""
    losers = say.facts.answer.losers if say.facts.answer else ()
    lines = [moves.loser(row, say) for row in losers if row.cell == one.origin]
    for cluster in say.facts.clusters:
        if cluster.code == one.target.cluster:
            lines.append(
                say.t(
                    "report.sheet_target",
                    cluster=say.name(cluster.code),
                    share=say.share(cluster),
                    demand=say.demand(cluster),
                    verdict=say.t(f"lab.verdict_{cluster.standing.verdict}"),
                )
            )
    return lines


def elsewhere(one: Move, say: Marks) -> str:
    """Where one of the same offerings could be moved as well."""
    t = say.t
    if not one.places:
        return t("report.sheet_only")
    where = t.join([place(zone, None, level, t) for zone, level in one.places])
    return t("report.places", origin=cell(one.origin, t), target=cell(one.target, t), places=where)
