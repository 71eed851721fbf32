"""What is intended and what is said to be done, each kind in its place in one list."""

from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import export
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose, twin
from cqvet.ui.frame import View

RESULTS: Final = ("intro_overall_level_rank",)
HEIGHT: Final = 250
"""Of the list in pixels: what is more is scrolled to."""
COLUMNS: Final = ("group", "theme", "kind", "statement")


def show(view: View) -> None:
    """Goals, then results, then the ways in between; a row opens its place in the article."""
    t, chosen = view.t, view.filters
    goals = [row["fact"] for row in data.rows(strategy.goals(chosen))]
    facts = [("goal", code, "goal") for code in goals] + [("result", c, "result") for c in RESULTS]
    rows = [
        _row(group, code, kind, t)
        for wanted in strategy.CLAIM_KINDS
        for group, code, kind in (
            *(fact for fact in facts if fact[0] == wanted),
            *(
                (wanted, row["claim"], row["kind"])
                for row in data.rows(strategy.claims(chosen, wanted))
            ),
        )
    ]
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "ref"])
    heads = {name: t(f"strategy.head_{name}") for name in COLUMNS}
    files = {"statements.csv": lambda: export.csv(frame)}
    twin.show(frame, heads, "said", t, files, source=lambda row: str(row["ref"]), height=HEIGHT)
    prose.lines([t("strategy.intent_note")], "intent_note", t, look="small")


def _row(group: str, code: str, kind: str, t: Text) -> list[str]:
    """The group of a statement, its theme and kind, and what it says."""
    row = ledger.entry(code)
    return [
        t(f"strategy.group_{group}"),
        quoting.called("themes", row["theme"], t),
        quoting.word("claim_kind", kind, t),
        t.pick(row, "statement"),
        code,
    ]
