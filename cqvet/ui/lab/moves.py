"""The moves of a plan as a table and as files; and those that are not advised."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

import pandas as pd

from cqvet.evidence.figure import marked
from cqvet.i18n import Text
from cqvet.models.plan import Answer, Move
from cqvet.subjects.lab import ceding, words
from cqvet.subjects.lab.words import YOURS, cell, cluster, count, place
from cqvet.subjects.market.choice import Choice
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View
from cqvet.ui.lab import workbook
from cqvet.ui.lab.answer import ref
from cqvet.ui.lab.state import Outcome

HEIGHT = 250
COLUMNS = ("year", "from", "to", "points", "odds", "verdict", "why", "elsewhere")
CEDING = "ceding"
"""The column of a file that names the programmes of a register where a move takes from."""


def show(view: View, chosen: Choice, found: Outcome, answer: Answer) -> None:
    """The advised moves, and the whole plan to take away; then what is equally good."""
    t = view.t
    if answer.moves:
        files: dict[str, twin.Content] = {
            "plan.xlsx": workbook.maker(view, chosen, found, answer),
            "plan_moves.csv": lambda: table(answer.moves),
        }
        listing(told(answer.moves, answer, t), "moves", found, t, files)
        programmes(chosen, answer, t)
    equals(answer, t)


def programmes(chosen: Choice, answer: Answer, t: Text) -> None:
    """Which programmes of the register stand where moves take from; with the model, why none."""
    if chosen.modelled:
        prose.lines([t("lab.ceding_modelled")], "lab_ceding", t, "small")
        return
    known = ceding.programmes(chosen)
    prose.lines([t("lab.ceding")], "lab_ceding", t, "small")
    givers = dict.fromkeys(move.origin for move in answer.moves)
    rows = [(cell(one, t), marked(ceding.listed(known[one], t), YOURS, "yours")) for one in givers]
    prose.rows(rows, "lab_ceding_rows", t, "named")


def left_out(view: View, found: Outcome, answer: Answer) -> None:
    """Moves that odds or balance leave out."""
    t = view.t
    if answer.not_advised:
        with frame.behind(t("lab.not_advised"), "not_advised") as shown:
            if not shown:
                return
            prose.lines([t("lab.about_not_advised")], "about_not_advised", t, "small")
            rows = table(answer.not_advised)
            files: dict[str, twin.Content] = {"plan_not_advised.csv": lambda: rows}
            listing(told(answer.not_advised, answer, t), "not_advised", found, t, files)


def equals(answer: Answer, t: Text) -> None:
    """Clusters that are equally good to give or to take the last offering."""
    texts = [
        t(
            "lab.tie_gives" if tie.gives else "lab.tie_takes",
            n=count(tie.points, "move", "yours", t),
            clusters=t.join(
                [cluster(row.cluster, t) for row in answer.clusters if row.cluster in tie.clusters]
            ),
        )
        for tie in answer.ties
    ]
    if texts:
        prose.lines([*texts, t("lab.tie_odds")], "lab_ties", t, "small")


def table(moves: Sequence[Move]) -> pd.DataFrame:
    """The moves as records, ids only: the columns of the HTTP answer."""
    return pd.DataFrame(
        [
            {
                "year": move.year,
                "level": move.origin.level,
                "to_level": move.target.level,
                "from_zone": move.origin.zone,
                "from_cluster": move.origin.cluster,
                "to_zone": move.target.zone,
                "to_cluster": move.target.cluster,
                "points": move.points,
                "odds": round(move.odds, 4),
                "for_wish": move.for_wish,
                **{f"odds_{basis}": odds for basis, odds in move.bases},
                "verdict": str(move.verdict or ""),
            }
            for move in moves
        ]
    )


def told(moves: Sequence[Move], answer: Answer, t: Text) -> pd.DataFrame:
    """Moves of an answer in words: `COLUMNS`."""
    return pd.DataFrame(
        [
            {
                "year": move.year,
                "from": cell(move.origin, t),
                "to": cell(move.target, t),
                "points": move.points,
                "odds": words.certainty(move.odds, t),
                "verdict": verdict(move, t),
                "why": t("lab.for_wish") if move.for_wish else t("lab.for_objective"),
                "elsewhere": t.join(instead(move, answer, t), "frame.clauses"),
            }
            for move in moves
        ],
        columns=list(COLUMNS),
    )


def instead(move: Move, answer: Answer, t: Text) -> list[str]:
    """What would do as well: other zones and levels, and other clusters to give or to take."""
    found = [place(zone, None, level, t) for zone, level in move.places]
    for tie in answer.ties:
        own = move.origin.cluster if tie.gives else move.target.cluster
        if own not in tie.clusters:
            continue
        others = [
            cluster(row.cluster, t)
            for row in answer.clusters
            if row.cluster in tie.clusters and row.cluster != own
        ]
        found.append(t("lab.also_gives" if tie.gives else "lab.also_takes", names=t.join(others)))
    return found


def verdict(move: Move, t: Text) -> str:
    """What the odds on every basis say together, and each of them."""
    if move.verdict is None:
        return ""
    each = [
        t("lab.on_basis", basis=words.basis(code, t), odds=words.certainty(odds, t))
        for code, odds in move.bases
    ]
    return t("lab.verdict", verdict=t(f"lab.step_{move.verdict}"), each=t.join(each))


def listing(
    moves: pd.DataFrame,
    name: str,
    found: Outcome,
    t: Text,
    files: Mapping[str, twin.Content],
) -> None:
    """A table of moves; a row opens where its numbers come from."""
    shown = moves.assign(ref=ref(found, "move"))
    columns = {key: t(f"lab.col_{key}") for key in COLUMNS if key != "elsewhere" or any(shown[key])}
    headed = twin.Headed("to", "points", found.kind)
    source = itemgetter("ref")
    twin.show(shown, columns, f"lab_{name}", t, files, source=source, height=HEIGHT, headed=headed)
