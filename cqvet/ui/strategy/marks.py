"""The rows of the time line: documents, curves of links, and the line of the article."""

from typing import Final

import pandas as pd

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures.charts import lineage
from cqvet.subjects import strategy
from cqvet.ui.frame import View
from cqvet.ui.strategy import selection
from cqvet.ui.strategy.selection import Selection

GAP: Final = 0.7
"""Room, in rows, between the documents up to the article and later ones."""
FAINT: Final = 0.22
STRONG: Final = {False: 0.65, True: 1.0}
"""How strongly a link shows: one that a source states is stronger than one inferred here."""


def frame(view: View, chosen: Selection) -> pd.DataFrame:
    """The rows of the chart: documents, curves of links, and the line of the article."""
    points, links = _points(view, chosen), _links(view, chosen)
    curves = lineage.curves(points, links)
    return pd.concat([points, curves, _article(chosen, view.t)], ignore_index=True)


def _points(view: View, chosen: Selection) -> pd.DataFrame:
    t = view.t
    near = {chosen.policy, *chosen.links.query("policy == @chosen.policy")["other"]}
    near |= {*chosen.links.query("other == @chosen.policy")["policy"]}
    rows = data.rows(chosen.documents)
    open_card = any(row["policy"] == chosen.policy for row in rows)
    return pd.DataFrame(
        {
            "part": "point",
            "policy": row["policy"],
            "x": float(strategy.LANES.index(row["lane"])),
            "y": row["position"] + GAP * row["later"],
            "name": _title(row, t),
            "date": _short(row) if view.narrow else selection.dated(row, t),
            "basis": quoting.told(row, "date_basis", t),
            "inferred": row["date_basis"] != "stated",
            "chosen": row["policy"] == chosen.policy,
            "bold": bool(row["in_article"]),
            "strength": 1.0 if not open_card or row["policy"] in near else 0.5,
            "ref": f"policies/{row['policy']}",
        }
        for row in rows
    )


def _title(row: data.Row, t: Text) -> str:
    title = t.pick(row, "title")
    return t("strategy.later", title=title) if row["later"] else title


def _short(row: data.Row) -> str:
    """A date for a narrow screen: of a period its years."""
    return f"{row['date'][:4]}–{row['date_end'][:4]}" if row["date_end"] else str(row["date"])


def _links(view: View, chosen: Selection) -> pd.DataFrame:
    t = view.t
    shown = set(chosen.documents["policy"])
    rows = [
        {
            "part": "link",
            "link": row["link"],
            "policy": row["policy"],
            "other": row["other"],
            "kind": row["kind"],
            "kind_name": quoting.told(row, "kind", t),
            "name": t(
                "strategy.link",
                one=selection.name(row["policy"], t),
                kind=quoting.told(row, "kind", t),
                other=selection.name(row["other"], t),
            ),
            "basis": quoting.told(row, "basis", t),
            "inferred": row["basis"] != "stated",
            "strength": (
                FAINT
                if chosen.policy in shown and chosen.policy not in (row["policy"], row["other"])
                else STRONG[row["basis"] == "stated"]
            ),
            "ref": f"policy_links/{row['link']}",
        }
        for row in data.rows(chosen.links)
    ]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["policy", "other"])


def _article(chosen: Selection, t: Text) -> pd.DataFrame:
    """The line between documents up to the article and later ones, where both are shown."""
    before = int((~chosen.documents["later"]).sum())
    if before in (0, len(chosen.documents)):
        return pd.DataFrame()
    return pd.DataFrame(
        [
            {
                "part": "article",
                "y": before - 0.5 + GAP / 2,
                "name": t("strategy.article_line"),
                "ref": "consortia_conference_date",
            }
        ]
    )
