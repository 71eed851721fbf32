"""The Double-High colleges: award, groups and where they lead, and the list of the second round."""

from typing import Final

import streamlit as st

from cqvet import data, registry
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.subjects import catalogue
from cqvet.subjects.quality import groups
from cqvet.ui import origins, prose, reported
from cqvet.ui.frame import View
from cqvet.ui.quality import words
from cqvet.ui.quality.selection import Selection

WIDTHS: Final = {"college": 1.25, "district": 0.65, "award": 1.2, "groups": 1.3, "cluster": 1.6}
TABLES: Final = ("double_high", "double_high_groups", "class_fit")


def show(view: View, chosen: Selection) -> None:
    """The figures of the article, then one row a college."""
    t = view.t
    st.subheader(t("quality.double_high"), anchor=False)
    fact = "numbers_double_high_first_round"
    lead = t(
        "quality.dh_lead",
        n=quoting.figure(fact, t),
        named=reported.named(fact, t),
        national=quoting.figure("numbers_double_high_national_rank", t),
        west=quoting.figure("numbers_double_high_west_rank", t),
    )
    prose.lines([lead], "double_high_lead", t)
    if chosen.double_high.empty:
        st.info(t("frame.nothing_matches"))
    else:
        heads = {t(f"quality.dh_{part}"): width for part, width in WIDTHS.items()}
        rows = [_row(row, view) for row in data.rows(chosen.double_high)]
        prose.table(heads, rows, "double_high", t)
        source = quoting.source(chosen.double_high.iloc[0]["source"], t)
        lines = [t("quality.dh_note", source=source), origins.line(TABLES, t)]
        prose.lines(lines, "double_high_note", t, look="small")
    _second(view, chosen)
    target = next(page for page in registry.PAGES if page.id == "layout")
    st.page_link(
        target.path,
        label=t("quality.to_map"),
        query_params={"lang": t.lang, "measure": "double_high"},
    )


def _second(view: View, chosen: Selection) -> None:
    """The list of the second round, which is later than the article and has no tiers."""
    t = view.t
    st.markdown(f"**{t('quality.dh_second')}**")
    if chosen.second_round.empty:
        st.caption(t("quality.none_here"))
        return
    first = set(groups.table()["institution"])
    rows = [
        (
            str(Figure(t.pick(row, "name"), f"double_high/{row['award']}")),
            quoting.told(row, "award_type", t),
            "" if row["institution"] in first else t("quality.dh_new"),
        )
        for row in data.rows(chosen.second_round)
    ]
    prose.rows(rows, "second_round", t)
    source = quoting.source(chosen.second_round.iloc[0]["source"], t)
    prose.lines([t("quality.dh_second_note", source=source)], "second_note", t, look="small")


def _row(row: data.Row, view: View) -> list[str]:
    t = view.t
    now, then = t.pick(row, "name"), t.pick(row, "name_at_award")
    kinds = [quoting.told(row, kind, t) for kind in ("award_type", "award_tier")]
    sure = t("quality.confidence", value=quoting.told(row, "confidence", t))
    own = groups.groups(row["award"])
    college = [str(Figure(now, f"double_high/{row['award']}"))]
    if now != then:
        college.append(t("quality.dh_then", name=then))
    return [
        "\n".join(college),
        words.district(row["district"], t),
        "\n".join((" · ".join(kinds), sure)),
        "\n".join(_group(group, view) for group in own),
        "\n".join(_cluster(group, view) for group in own),
    ]


def _group(group: data.Row, view: View) -> str:
    t = view.t
    name = Figure(t.pick(group, "name"), f"double_high_groups/{group['award']}/{group['position']}")
    sure = t("quality.confidence", value=quoting.told(group, "confidence", t))
    return t("quality.of", what=name, which=sure)


def _cluster(group: data.Row, view: View) -> str:
    """The class and the primary cluster of a group with its fit, or why there is none."""
    t = view.t
    if group["class"] is None:
        return t("quality.dh_no_class", name=t.pick(group, "name"))
    name = quoting.called("programme_classes", group["class"], t)
    fit = data.records("class_fit")[group["class"]]
    if group["class"] not in set(catalogue.links(view.filters)["class"]):
        return t("quality.dh_judgement", name=name)
    return t(
        "quality.dh_link",
        name=name,
        cluster=Figure(quoting.told(fit, "primary_cluster", t), f"class_fit/{group['class']}"),
        fit=quoting.told(fit, "fit", t),
    )
