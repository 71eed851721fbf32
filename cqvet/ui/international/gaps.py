"""What was looked for and not found, said plainly."""

from collections.abc import Sequence
from typing import Final

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

TABLE: Final = "international_gaps"
FIRST: Final = (("vnm_panda", "school"), ("alliance_africa", "lead_school"))
"""What readers ask for first."""


def show(view: View, rows: Sequence[data.Row]) -> None:
    """Three gaps that readers ask about, then how many there are of each kind among the items."""
    t = view.t
    found = [
        (
            quoting.called("international", item, t),
            str(Figure(quoting.word("international_gap", gap, t), f"{TABLE}/{item}/{gap}")),
        )
        for item, gap in FIRST
    ]
    countries = t("international.gap_countries", n=quoting.figure("intl_countries", t))
    found.append((countries, reported.named("intl_countries", t)))
    shown = {row["item"] for row in rows}
    for gap, name in quoting.words("international_gap", t).items():
        if n := sum(row["item"] in shown for row in data.of(TABLE, gap=gap)):
            found.append((name, str(counts.figure(f"{TABLE}/gap={gap}", t, n))))
    prose.rows(found, "gaps", t)
