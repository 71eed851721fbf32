"""The panel beside the map: a district and who is there, or the figures of a region."""

from functools import lru_cache

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, of_value
from cqvet.i18n import Text
from cqvet.pictures.svg import outline
from cqvet.pictures.svg.element import Look, Words
from cqvet.subjects import layout
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.layout import atlas, card, own
from cqvet.ui.layout.selection import Selection
from cqvet.ui.layout.words import words

LONG_LIST = 12


def show(view: View, selection: Selection, institution: str) -> None:
    """The most particular thing that is chosen: an institution, or a district and who is there."""
    if institution:
        card.show(view, institution)
        return
    district(view)
    institutions(view, selection)
    own.listed(view)
    related(view, selection)


def region(view: View) -> None:
    """The figures of the city or a zone."""
    t, zone = view.t, view.filters.zone
    lines = []
    for name, measure in layout.MEASURES.items():
        value = layout.by_zone(name)[zone] if zone else layout.of_city(name)
        ref = f"measure/{name}/{zone or 'city'}"
        figure = of_value(value, measure.unit, ref, t, measure.digits)
        lines.append((t(f"layout.measure_{name}"), str(figure), _remark(name, zone, t)))
    prose.rows(lines, "panel", t)


def _remark(measure: str, zone: str, t: Text) -> str:
    """What a figure of the city or of a zone counts that the other does not."""
    if not layout.MEASURES[measure].comparable:
        return t("layout.no_zone_figure")
    if not layout.lost(measure):
        return ""
    return t("layout.without_lost" if zone else "layout.with_lost", lost=words(t)["lost"])


def district(view: View) -> None:
    """A district: its figures and how it stands in its zone."""
    t, code = view.t, view.filters.district
    row = data.records("districts")[code]
    with st.container(horizontal=True, gap="small"):
        with st.container(gap="xsmall"):
            st.subheader(t.pick(row, "name"), anchor=False)
            st.caption(quoting.told(row, "zone", t))
        said = t("layout.locator", place=t.pick(row, "name"))
        st.image(_locator(code, said, Look(t.lang, view.dark)), alt=said)
    lines = []
    for name, measure in layout.MEASURES.items():
        value, ref = layout.by_district(name)[code], f"measure/{name}/{code}"
        figure = of_value(value, measure.unit, ref, t, measure.digits)
        lines.append((t(f"layout.measure_{name}"), str(figure), standing(code, name, t)))
    prose.rows(lines, "panel", t)
    reports = card.local_figures("district", code, t)
    if reports:
        prose.lines([t("layout.reports"), *reports.split("\n")], "reports", t, look="small")


@lru_cache(maxsize=256)
def _locator(code: str, said: str, look: Look) -> str:
    """Where in the city a district lies, as a small picture."""
    zones = {row["district"]: row["zone"] for row in data.every("districts")}
    return outline.locator(zones, code, Words(said, said), look)


def standing(code: str, measure: str, t: Text) -> str:
    """How many districts of the zone stand higher, in words."""
    found = layout.standing(code, measure)
    if not found:
        return t("layout.standing_none")
    above, peers = (Figure(number(n, t.lang), f"standing/{measure}/{code}") for n in found)
    return t("layout.standing", above=above, peers=peers)


def institutions(view: View, selection: Selection) -> None:
    """The institutions of a district, each leading to its card."""
    t = view.t
    st.markdown(f"**{t('layout.panel_institutions')}**")
    if view.filters.has_industry:
        prose.lines([t("layout.tied_about")], "tied_about", t, look="small")
    found = data.rows(selection.institutions)
    if not found:
        st.caption(t("layout.panel_none"))
        return
    items = [(row["institution"], t.pick(row, "name")) for row in found]
    prose.names(items, "here", t, atlas.go_to)


def related(view: View, selection: Selection) -> None:
    """Consortia and communities of the region."""
    t = view.t
    st.markdown(f"**{t('layout.panel_networks')}**")
    names = list(dict.fromkeys(selection.networks[t.column(selection.networks, "name")]))
    if not names:
        st.caption(t("layout.panel_none"))
        return
    with st.container(height=430 if len(names) > LONG_LIST else "content", border=False):
        st.markdown("\n".join(f"- {name}" for name in names))
