"""The article's figures on consortia and communities, apart from each other, and what is named."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import provenance
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.pictures.charts import parts
from cqvet.subjects import partners
from cqvet.ui import origins, prose, reported, vega
from cqvet.ui.frame import View

THEME: Final = "consortia"
CONSORTIA: Final = (
    *("consortia_total", "consortia_platforms", "consortia_slogan_parts"),
    *("consortia_plan_first", "consortia_innovation_award", "consortia_conference_date"),
)
COMMUNITIES: Final = (
    *("consortia_communities", "consortia_reports", "consortia_demands"),
    "consortia_nonferrous_order",
)
REPEATS: Final = ("numbers_communities", "numbers_demands")
FIRST: Final = "c28"
"""From this claim on the article speaks of communities, before it of consortia."""


def show(view: View) -> None:
    """Consortia first, then communities: two kinds that share no figure."""
    t = view.t
    claims = view.filters.proven(ledger.claims())
    claims = claims[claims["theme"] == THEME]
    first = claims["id"] < FIRST
    if view.filters.evidence == "high":
        st.caption(t("partners.note_high"))
    st.subheader(t("partners.consortia"), anchor=False)
    reported.cards(_kept(CONSORTIA, view), "consortia", t)
    _parts(view)
    _said(claims[first], "claims_consortia", t)
    st.subheader(t("partners.communities"), anchor=False)
    reported.cards(_kept(COMMUNITIES, view), "communities", t)
    lines = [
        t("partners.demand_kinds", n=quoting.figure("consortia_demands", t)),
        t("partners.repeats", figures=t.join([str(quoting.figure(f, t)) for f in REPEATS])),
    ]
    prose.lines(lines, "communities_note", t, look="small")
    _said(claims[~first], "claims_communities", t)
    reported.relations((*CONSORTIA, *COMMUNITIES), t)


def _kept(facts: tuple[str, ...], view: View) -> list[str]:
    """The facts that the evidence filter lets pass."""
    return [fact for fact in facts if view.filters.trusts(ledger.entry(fact))]


def _said(claims: pd.DataFrame, key: str, t: Text) -> None:
    """Statements of the article without a number, in our words."""
    texts = [str(quoting.claim(code, t)) for code in claims["id"]]
    if texts:
        with st.expander(t("partners.claims")):
            prose.lines(texts, key, t, look="small")


def _parts(view: View) -> None:
    """The total by kind: reported and named side by side, and the check of the sum."""
    t = view.t
    levels = tuple(quoting.word("consortium_level", level, t) for level in partners.LEVELS)
    sides = (t("partners.side_reported"), t("partners.side_named"))
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        frame = rows(view)
        vega.show(
            frame,
            parts.spec(
                levels,
                sides,
                float(frame["n"].max()),
                dark=view.dark,
                narrow=view.narrow,
                **{key: t(f"partners.parts_{key}") for key in ("name", "side", "n")},
            ),
            key="parts",
            alt=plain(t("partners.parts_alt", **_figures(t))),
        )
    with right:
        prose.rows(
            [
                (levels[i], str(quoting.figure(fact, t)), reported.named(fact, t) or _none(t))
                for i, fact in enumerate(partners.LEVELS.values())
            ],
            "levels",
            t,
        )
        total = quoting.figure("consortia_total", t)
        prose.lines([t("partners.sum", total=total, **_figures(t))], "sum", t, look="small")
    lines = [t("partners.parts_note"), origins.line(("facts", "consortia"), t)]
    prose.lines(lines, "parts_note", t, look="small")


def _none(t: Text) -> str:
    return t("partners.none_named")


def _figures(t: Text) -> dict[str, Figure]:
    """The reported parts by level, as numbers without a unit."""
    return {
        level: Figure(number(ledger.entry(fact)["value"], t.lang), fact, "reported")
        for level, fact in partners.LEVELS.items()
    }


def rows(view: View) -> pd.DataFrame:
    """The rows of the chart; a kind of which none is named has a reported bar only."""
    t = view.t
    found = []
    for level, fact in partners.LEVELS.items():
        name = quoting.word("consortium_level", level, t)
        sides = {"reported": (ledger.entry(fact)["value"], fact)}
        if provenance.named(fact):
            sides["named"] = (provenance.named(fact), f"named/{fact}")
        for side, (n, ref) in sides.items():
            text = number(n, t.lang)
            label = t(f"partners.side_{side}")
            found.append(
                {"name": name, "side": label, "n": n, "text": f"{label} {text}", "ref": ref}
            )
    return pd.DataFrame(found)
