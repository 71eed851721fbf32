"""Our ratings of the classes: criteria, agreement of the raters, and what either would change."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models.agreement import LEVEL, Agreement
from cqvet.models.matching import Case, formulas
from cqvet.subjects import market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name, spread
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View
from cqvet.ui.matching import choice


def show(view: View) -> None:
    """Criteria and procedure; agreement; what each rating alone would change; the classes."""
    t = view.t
    with frame.behind(t("matching.raters"), "raters", shown=bool(who())) as shown:
        if not shown:
            return
        classes = mark(len(data.table("class_fit")), t)
        differ = mark(len(market.differing()), t)
        about = t("matching.raters_about", classes=classes, differ=differ)
        prose.lines([about], "raters_about", t)
        st.markdown(f"**{t('matching.criteria')}**")
        rows = [
            (data.names("fit")[fit][t.lang], t(f"matching.criterion_{fit}"))
            for fit in reversed(market.FITS)
        ]
        prose.rows([*rows, (t("matching.card_main"), t("matching.criterion_main"))], "criteria", t)
        st.markdown(f"**{t('matching.agreement')}**")
        texts = {"one": "1", "none": "0", "level": quantity(100 * LEVEL, "percent", t, 0)}
        marks = {name: Figure(text, "match/agreement/fit") for name, text in texts.items()}
        prose.lines([t("matching.agreement_about", **marks)], "agreement_about", t, "small")
        found = market.agreements()
        prose.rows([line(name, row, t) for name, row in found.items()], "agreement", t)
        alone(view)
        listing(t)


def who() -> str:
    """The rater whose ratings the page is computed with; none where what was decided holds."""
    return market.split_code(st.session_state["ratings"])[0]


def mark(count: int, t: Text) -> Figure:
    return Figure(number(count, t.lang), "match/link/count", "reference")


def line(name: str, row: Agreement, t: Text) -> tuple[str, str, str]:
    """What was compared, kappa with its interval, and how many classes got the same answer."""
    value, low, high = (number(x, t.lang, 2) for x in (row.kappa, row.low, row.high))
    text = t("matching.interval", v=value, low=low, high=high)
    figure = Figure(text, f"match/agreement/{name}", "reference")
    same = t("matching.agreement_same", same=mark(row.same, t), n=mark(row.subjects, t))
    return t(f"matching.agreement_{name}"), str(figure), same


def alone(view: View) -> None:
    """By each rating alone: the headline measure and the largest gap; buttons that apply it."""
    t = view.t
    st.markdown(f"**{t('matching.alone')}**")
    chosen = choice.read(view)
    if chosen is not None and chosen.demand().sum():
        plain = headline(replace(chosen, ratings=""), "", t)
        texts = [
            t(f"matching.alone_{name}", **then, **{f"{key}_now": plain[key] for key in plain})
            for name in market.RATERS
            if plain and (then := headline(replace(chosen, ratings=name), name, t))
        ]
        prose.lines(texts, "alone", t)
    with st.container(horizontal=True):
        for name in ("", *market.RATERS):
            st.button(
                t(f"matching.apply_{name or 'decided'}"),
                key=f"apply_{name or 'decided'}",
                on_click=apply,
                args=[name],
                disabled=st.session_state["ratings"] == name,
            )


def apply(name: str) -> None:
    """Compute the page with the ratings of one rater, or with what was decided."""
    st.session_state["ratings"] = name


def headline(chosen: Choice, name: str, t: Text) -> dict[str, object]:
    """Similarity and the cluster with the largest gap under some ratings; empty without supply."""
    case = chosen.case()
    if case is None or not case.supply.sum():
        return {}
    kind: Kind = "modelled" if chosen.modelled else "yours"
    ref = f"match/rater/{name or 'decided'}" if chosen.modelled else "match/yours/index"
    value, low, high = case.spread(lambda s: formulas.similarity(s, case.demand)).tolist()
    cluster, gap = largest(case)
    points = ("−" if gap < 0 else "+") + number(abs(100 * gap), t.lang, 1)
    return {
        "similarity": Figure(spread(value, low, high, "share", t), ref, kind),
        "cluster": cluster_name(cluster, t),
        "gap": Figure(t("matching.points", n=points), ref, kind),
    }


def largest(case: Case) -> tuple[str, float]:
    """The cluster whose share of supply is furthest from that of demand, and by how much."""
    gaps = case.spread(lambda s: formulas.gap(s, case.demand))[0]
    at = int(np.abs(gaps).argmax())
    return case.clusters[at], float(gaps[at])


def listing(t: Text) -> None:
    """The classes that the raters see differently; the file has all ratings with reasons."""
    rows = []
    for code in market.differing():
        given = {row["rating"]: row for row in data.of("class_ratings", **{"class": code})}
        name = t.pick(data.records("programme_classes")[code], "name")
        rows.append(
            {
                "class": f"{code} {name}",
                **{rating: told(row, t) for rating, row in given.items()},
                "why": t.pick(given["third"], "reason"),
            }
        )
    rounds = data.names("rating_round")
    columns = {
        "class": t("matching.rate_class"),
        **{code: names[t.lang] for code, names in rounds.items()},
        "why": t("matching.card_rationale"),
    }
    files = {"class_ratings.csv": lambda: data.table("class_ratings")}
    twin.show(pd.DataFrame(rows), columns, "raters", t, files)


def told(row: data.Row, t: Text) -> str:
    """A rating in words: the fit, then the clusters, the main one first."""
    clusters = [*filter(None, [row["main_cluster"]]), *(row["other_clusters"] or "").split()]
    fit = data.names("fit")[row["fit"]][t.lang]
    return t("matching.rated", fit=fit, clusters=t.join(clusters)) if clusters else fit
