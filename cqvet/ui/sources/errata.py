"""The misprints of the article: as printed, as it should read, and why."""

import pandas as pd

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View


def chosen(view: View) -> pd.DataFrame:
    return view.filters.proven(data.table("errata"))


def count(view: View) -> tuple[int, int]:
    return len(chosen(view)), len(data.table("errata"))


def show(view: View) -> None:
    """Every misprint; printed and right form lead to the figure or statement concerned."""
    t = view.t
    prose.lines([t("sources.errata_help")], "errata_help", t, look="small")
    prose.rows([line(row, t) for row in data.rows(chosen(view))], "errata", t)


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Both forms, how sure it is, and the reason with its sources."""
    change = t("sources.erratum", printed=row["printed"], should_read=row["should_read"])
    ref = row["fact"] or row["claim"] or f"errata/{row['erratum']}"
    sources = [quoting.source(row[name], t) for name in ("source", "source_2") if row[name]]
    sure = quoting.told(row, "confidence", t)
    reason = f"{t.pick(row, 'reason')} {t('sources.evidence', sources=t.join(sources))}"
    return str(Figure(change, ref, "claim")), t("sources.sure", confidence=sure), reason
