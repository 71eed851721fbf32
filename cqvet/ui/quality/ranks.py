"""Ranks as printed: by what, where, when, and what they rest on."""

from typing import Final

from cqvet.evidence import ledger, quoting
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

RANKS: Final = (
    "intro_overall_level_rank",
    "numbers_double_high_national_rank",
    "numbers_double_high_west_rank",
    "intro_double_high_rank_west",
    "numbers_projects_national_rank",
    "numbers_projects_west_rank",
    "numbers_world_competition_west_rank",
    "talent_worldskills_rank",
    "numbers_competition_years",
)
WIDTHS: Final = {"what": 1.5, "figure": 0.8, "rests": 2.2}


def show(view: View) -> None:
    """One row a rank, with the figure that it rests on where the article gives one."""
    t = view.t
    prose.lines([t("quality.who_ranks")], "who_ranks", t, look="small")
    figures = {
        "colleges": quoting.figure("numbers_double_high_first_round", t),
        "categories": quoting.figure("numbers_project_categories", t),
        "editions": quoting.figure("talent_worldskills_editions", t),
    }
    rows = []
    for fact in RANKS:
        row = ledger.entry(fact)
        rests = t(f"quality.rests_{fact}", **figures)
        flag = reported.flag(fact, t)
        dated = t("quality.of", what=quoting.figure(fact, t), which=row["as_of"])
        rows.append((t.pick(row, "title"), "\n".join([dated, *([flag] if flag else [])]), rests))
    heads = {t(f"quality.ranks_{part}"): width for part, width in WIDTHS.items()}
    prose.table(heads, rows, "ranks", t, look="brief")
