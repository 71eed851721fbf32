"""Documents true to time in lanes by who issued them; links of the one that is chosen."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import streamlit as st

from cqvet import data, provenance
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked, plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts.lanes import Lane, Mark
from cqvet.subjects import strategy
from cqvet.ui import collection, prose
from cqvet.ui.frame import View

KEY: Final = "swimlanes"
WIDE: Final = 1180
TABLET: Final = 440
MEETING: Final = "consultation_2024"
"""The nearest to the agreement that was not found."""
COLOURS: Final = {
    strategy.ROUNDS: palette.MEDALS["gold"],
    "joint": palette.ZONES["metro"],
    "national": palette.ACTORS["enterprise"],
    "municipal": palette.ZONES["northeast"],
    "twin_cities": palette.ZONES["southeast"],
}


def show(view: View, rows: Sequence[data.Row], policy: str) -> None:
    """The picture; under it the document that is chosen, and what it hangs together with."""
    t = view.t
    if not rows:
        st.info(t("frame.nothing_matches"))
        return
    out, back = strategy.around(policy, view.filters)
    near = {row["other"] for row in out} | {row["policy"] for row in back}
    lanes = [Lane(code, strategy.named_lane(code, t), COLOURS[code]) for code in strategy.LANES]
    collection.timeline(
        [_mark(row["policy"], t) for row in rows],
        lanes,
        KEY,
        view,
        alt=plain(view.page.finding(view.filters, t, view.given)),
        room=TABLET if view.stacked else WIDE,
        joined=(f"policies/{policy}", frozenset(f"policies/{code}" for code in near if code)),
        choose=lambda ref: st.session_state.update(policy=ref.partition("/")[2]),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _chooser(t)
        with prose.about(KEY, t) as about:
            if about.open:
                prose.lines([t("strategy.timeline_note"), *_unlisted(t)], "unlisted", t, "small")
    if policy:
        _chosen(policy, out, back, t)


def _unlisted(t: Text) -> list[str]:
    """What the article counts and does not list, and what of it was not found."""
    named = number(provenance.named("strategy_policy_documents") or 0, t.lang)
    return [
        t(
            "strategy.documents_not_listed",
            reported=quoting.figure("strategy_policy_documents", t),
            named=Figure(named, "named/strategy_policy_documents"),
        ),
        t(
            "strategy.agreement_not_found",
            year=quoting.figure("strategy_agreement_year", t),
            measures=quoting.figure("strategy_support_measures", t),
            meeting=Figure(_title(MEETING, t), f"policies/{MEETING}"),
        ),
    ]


def _chooser(t: Text) -> None:
    """The same choice by keyboard."""
    names = {row["policy"]: row for row in strategy.documents()}
    st.selectbox(
        t("param.policy"),
        ["", *names],
        format_func=lambda code: (
            f"{names[code]['date']} · {t.pick(names[code], 'title')}"
            if code
            else t("strategy.any_policy")
        ),
        key="policy",
        label_visibility="collapsed",
        width=360,
    )


@lru_cache(maxsize=512)
def _mark(policy: str, t: Text) -> Mark:
    row = data.records("policies")[policy]
    title, joint = t.pick(row, "title"), row["joint_round"]
    return collection.mark(
        row,
        strategy.lane(row),
        t("strategy.later", title=title) if strategy.later(row) else title,
        t,
        label=t("strategy.round", n=joint) if joint else "",
        when=strategy.dated(row, t),
    )


def _chosen(policy: str, out: list[data.Row], back: list[data.Row], t: Text) -> None:
    """The document, which opens its record, then its links in both directions."""
    row = data.records("policies")[policy]
    head = t(
        "strategy.chosen",
        title=Figure(t.pick(row, "title"), row.ref),
        date=marked(strategy.dated(row, t), row.ref),
    )
    this = t("strategy.this")
    links = [_link(link, this, _other(link, t), t) for link in out]
    links += [_link(link, _title(link["policy"], t), this, t) for link in back]
    prose.lines([head, *(links or [t("strategy.no_links")])], "chosen", t, look="small")


def _link(link: data.Row, one: str, other: str, t: Text) -> str:
    """A link, whose kind opens what it rests on."""
    kind = Figure(quoting.told(link, "kind", t), link.ref)
    ends = (marked(end, link.ref) for end in (one, other))
    text = t("strategy.link", one=next(ends), kind=kind, other=next(ends))
    return quoting.doubted(text, link["basis"], t)


def _title(policy: str, t: Text) -> str:
    return quoting.called("policies", policy, t)


def _other(link: data.Row, t: Text) -> str:
    """The document that a link leads to; of one outside the table its name and number."""
    if link["other"]:
        return _title(link["other"], t)
    title, no = t.pick(link, "other"), link["other_no"]
    return t("strategy.with_number", title=title, no=no) if no else title
