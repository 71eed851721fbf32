"""The panel beside the map: the city, a zone, a district or one institution."""

import pandas as pd
import streamlit as st

from cqvet import data, layout, networks
from cqvet.figure import Figure, of_value
from cqvet.numerals import number
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.layout import atlas
from cqvet.ui.layout.selection import Selection, statuses


def show(view: View, selection: Selection, institution: str) -> None:
    """The most particular thing that is chosen: figures on the left, names on the right."""
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        if view.filters.district:
            district(view)
        else:
            region(view)
    with right:
        if institution:
            card(view, institution)
        else:
            if view.filters.district:
                institutions(view, selection)
            related(view, selection)


def region(view: View) -> None:
    """The city or a zone: its role and figures."""
    t, zone = view.t, view.filters.zone
    zones = data.table("zones").set_index("zone")
    st.subheader(t.pick(zones.loc[zone], "name") if zone else t("layout.panel_city"), anchor=False)
    for code in [zone] if zone else zones.index:
        name = "" if zone else f"**{t.pick(zones.loc[code], 'name')}**  \n"
        st.markdown(f"{name}{t.pick(zones.loc[code], 'role')}")
    lines = []
    for name, measure in layout.MEASURES.items():
        if zone:
            value = layout.by_zone(name)[zone]
        else:
            value = layout.of_city(name)
        label = t(f"layout.measure_{name}")
        ref = f"measure/{name}/{zone or 'city'}"
        figure = of_value(value, measure.unit, ref, t, measure.digits)
        remark = t("layout.no_zone_figure") if not measure.comparable else ""
        lines.append((label, str(figure), remark))
    prose.rows(lines, "panel", t)


def district(view: View) -> None:
    """A district: its figures and how it stands in its zone."""
    t, code = view.t, view.filters.district
    row = data.table("districts").set_index("district").loc[code]
    st.subheader(t.pick(row, "name"), anchor=False)
    st.caption(data.names("zone")[row["zone"]][t.lang])
    lines = []
    for name, measure in layout.MEASURES.items():
        figure = of_value(
            layout.by_district(name)[code],
            measure.unit,
            f"measure/{name}/{code}",
            t,
            measure.digits,
        )
        lines.append((t(f"layout.measure_{name}"), str(figure), _standing(code, name, t)))
    prose.rows(lines, "panel", t)


def institutions(view: View, selection: Selection) -> None:
    """The institutions of a district, each leading to its card."""
    t = view.t
    st.markdown(f"**{t('layout.panel_institutions')}**")
    found = selection.institutions.to_dict("records")
    chosen = prose.names([(row["institution"], t.pick(row, "name")) for row in found], "here", t)
    if chosen:
        atlas.go_to(chosen)
        st.rerun()
    if selection.institutions.empty:
        st.caption(t("layout.panel_none"))


def related(view: View, selection: Selection) -> None:
    """Consortia and communities of the region."""
    t = view.t
    st.markdown(f"**{t('layout.panel_networks')}**")
    found = selection.networks.drop_duplicates("network")
    if found.empty:
        st.caption(t("layout.panel_none"))
    else:
        with st.container(height=430 if len(found) > 12 else "content", border=False):
            names = (t.pick(row, "name") for row in found.to_dict("records"))
            st.markdown("\n".join(f"- {name}" for name in names))


def card(view: View, institution: str) -> None:
    """One institution: what is known, how sure it is, and where it comes from."""
    t = view.t
    row = layout.institution_table().set_index("institution").loc[institution]
    st.subheader(t.pick(row, "name"), anchor=False)
    if t.lang == "en" and row["name_en_status"] == "ours":
        st.caption(t("layout.ours"))
    former = data.table("institution_names")
    former = former[former["institution"] == institution]
    takes_part = networks.members()
    takes_part = takes_part[takes_part["institution"] == institution]["network"]
    joined = networks.table().drop_duplicates("network").set_index("network")
    source = data.table("sources").set_index("source").loc[row["source"]]
    facts = {
        "level": data.names("level")[row["level"]][t.lang],
        "ownership": _named("ownership", row, t.lang),
        "district": _district(row, view),
        "status": statuses(t).get(institution, ""),
        "former": t.join([t.pick(name, "name") for name in former.to_dict("records")]),
        "networks": t.join([t.pick(joined.loc[code], "name") for code in takes_part]),
        "confidence": data.names("confidence")[row["confidence"]][t.lang],
        "source": f"{t.pick(source, 'publisher')} {source['date'] or ''} {t.pick(source, 'title')}",
    }
    body = "\n".join(f"| {t(f'layout.card_{key}')} | {fact} |" for key, fact in facts.items() if fact)
    st.markdown(f"| | |\n|:--|:--|\n{body}")
    if t.pick(row, "note"):
        st.caption(t.pick(row, "note"))
    st.button(
        t("layout.panel_back", place=_district(row, view)),
        on_click=lambda: st.session_state.update(institution=""),
    )


def _standing(district: str, measure: str, t: Text) -> str:
    """How many districts of the zone stand higher, in words."""
    found = layout.standing(district, measure)
    if not found:
        return t("layout.standing_none")
    above, peers = (Figure(number(n, t.lang), f"standing/{measure}/{district}") for n in found)
    return t("layout.standing", above=above, peers=peers)


def _named(kind: str, row: pd.Series, lang: str) -> str:
    if pd.isna(row[kind]):
        return data.names("missing")[row[f"{kind}_missing"]][lang]
    return data.names(kind)[row[kind]][lang]


def _district(row: pd.Series, view: View) -> str:
    if pd.isna(row["district"]):
        return data.names("missing")[row["district_missing"]][view.t.lang]
    return view.t.pick(data.table("districts").set_index("district").loc[row["district"]], "name")
