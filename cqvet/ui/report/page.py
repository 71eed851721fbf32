"""The report as a short wizard: what it will be about, which parts, then the files."""

from typing import Final

import streamlit as st

from cqvet import press, work
from cqvet.evidence.figure import marked
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import matching
from cqvet.subjects import report
from cqvet.subjects.lab.words import YOURS
from cqvet.subjects.lab.words import settings as in_words
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.report import NothingError, Order
from cqvet.ui import prose
from cqvet.ui.bound import BOX, Bound
from cqvet.ui.frame import View
from cqvet.ui.lab import state, workbook
from cqvet.ui.matching import choice
from cqvet.ui.matching.controls import under
from cqvet.ui.report.making import Made, Step, steps

KEY: Final = "_report"


def show(view: View) -> None:
    """What the report is about and in which languages; then it is made, and taken away."""
    t, chosen = view.t, choice.read(view)
    under(view)
    if chosen is None:
        st.info(choice.lacking(t))
        return
    left, right = st.columns([1.3, 1], gap="large")
    order = ordered(view, chosen)
    with right:
        prose.lines([t("report.wizard_about")], "report_about", t, "small")
        prose.rows(conditions(order, t), "report_conditions", t)
        st.button(t("report.to_lab"), on_click=to_lab, key="report_to_lab", type="tertiary")
    with left:
        langs = languages(t)
        parts(t)
        asked = st.button(t("report.make"), key="report_make")
        with st.container():
            if asked:
                make(order, langs, t)
        with st.container():
            taken(order, langs, t)


def ordered(view: View, chosen: Choice) -> Order:
    """The order that follows from the address."""
    only = report.decode_indices(st.session_state["only"])
    return Order(chosen, state.settings(), only, workbook.address(view))


def conditions(order: Order, t: Text) -> list[tuple[str, str]]:
    """Year, region, data and scenario, as they are chosen on the page."""
    chosen = order.chosen
    supply = "modelled" if chosen.modelled else "register"
    return [
        (t("param.year"), str(report.year(order))),
        (t("report.region"), report.place(chosen.filters, t)),
        (t("param.supply"), t(f"matching.supply_{supply}")),
        (t("param.basis"), t(f"matching.basis_{chosen.basis}")),
        (t("report.scenario"), marked(in_words(order.settings, t), YOURS, "yours")),
    ]


def languages(t: Text) -> tuple[Lang, ...]:
    """The languages that are chosen."""
    st.segmented_control(
        t("param.langs"),
        report.LANGUAGES,
        format_func=lambda code: t("report.both") if code == "both" else t.language(code),
        key="langs",
        required=True,
    )
    chosen = st.session_state["langs"]
    return LANGS if chosen == "both" else (chosen,)


ONLY: Final = Bound(
    "only",
    lambda code: {BOX: [*report.decode_indices(code)]},
    # None is taken for all.
    lambda values: report.encode_indices(values[BOX] or report.ALL),
)


def parts(t: Text) -> None:
    """Which indices the report has."""
    ONLY.seed()
    with st.popover(t("report.indices"), key="report_indices"):
        st.multiselect(
            t("param.only"),
            [index.id for index in matching.INDICES],
            format_func=lambda code: t(f"matching.index_{code}"),
            key=ONLY.key(),
            on_change=ONLY.take,
        )


def to_lab() -> None:
    """Where the scenario is set."""
    st.session_state["tab"] = "lab"


def make(order: Order, langs: tuple[Lang, ...], t: Text) -> None:
    """Make the files while progress is shown; whatever is clicked meanwhile stops it.

    Files that are finished stay, and a report that was stopped goes on from them.
    """
    made, place = kept(order, langs) or Made(key(order, langs)), st.empty()
    st.session_state[KEY] = made
    try:
        with place.container():
            bar = st.progress(0.0, text=t("report.step_facts"))
            st.button(t("report.stop"), key="report_stop")
            for step in steps(order, langs, made):
                bar.progress(step.done, text=said(step, t))
    except NothingError as error:
        st.warning(t(f"matching.reason_{error.code}"))
    except work.StoppedError as error:
        st.warning(t(f"fault.{error.why}"))
    place.empty()


def said(step: Step, t: Text) -> str:
    """What is done now."""
    if step.code == "facts":
        return t("report.step_facts")
    lang = t.language(step.lang)
    return t(f"report.step_{step.code}", lang=lang, format=step.form.upper())


def key(order: Order, langs: tuple[Lang, ...]) -> str:
    """What a report was made for: another choice, another report."""
    return " ".join([order.link, *langs, str(id(order.chosen.rows))])


def kept(order: Order, langs: tuple[Lang, ...]) -> Made | None:
    """What was made so far of the report that is chosen now."""
    made: Made | None = st.session_state.get(KEY)
    return made if made is not None and made.key == key(order, langs) else None


def taken(order: Order, langs: tuple[Lang, ...], t: Text) -> None:
    """The files of the report that was made for what is chosen now."""
    made = kept(order, langs)
    if made is None or not made.files:
        return
    n = len(made.files)
    if made.whole:
        st.success(t.count("report.ready", n, n=n))
    else:
        st.info(t.count("report.partly", n, n=n, make=t("report.make")))
    if made.fontless:
        st.warning(t("report.fontless", font=press.FONT))
    st.download_button(
        t("report.take_all"),
        made.packed,
        file_name=f"{report.named(order)}.zip",
        mime="application/zip",
        key="report_zip",
        on_click="ignore",
    )
    with st.container(horizontal=True, gap="small"):
        for name, body in made.files.items():
            form = name.rpartition(".")[2]
            lang = next(code for code in LANGS if f"_{code}" in name)
            st.download_button(
                t("report.take", lang=t.language(lang), format=form.upper()),
                body,
                file_name=name,
                mime=press.TYPES[form],
                key=f"report_{name}",
                on_click="ignore",
            )
