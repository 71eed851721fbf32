"""Schools and regional centres: the claim, zones, the Guang’an programme, what is not known."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import listing, selection
from cqvet.ui.twin_cities.reported import claims, short_scopes

CLAIMS: Final = ("c38", "c39", "c43", "c44")
COLLEGES: Final = "cities_guangan_chongqing_colleges"
FACULTIES: Final = "cities_guangan_joint_schools"
ZONES: Final = "cities_pilot_zones"
GUANGAN: Final = ("guangzhi_article", "guangzhi_meeting")
NETWORK: Final = "agri_group"
"""Its record speaks of an education community of four places across the border."""


def show(view: View) -> None:
    """The claim first, then what the tables hold, and in which they hold nothing."""
    t = view.t
    st.subheader(t("twin_cities.regional"), anchor=False)
    claims(CLAIMS, "claims_regional", t)
    n = counts.figure("institution_campuses", t)
    prose.lines([t("twin_cities.no_move"), t("twin_cities.campuses", n=n)], "no_move", t)
    left, right = st.columns(2, gap="large")
    with left:
        _zones(view)
    with right:
        _guangan(view)


def _zones(view: View) -> None:
    t = view.t
    st.markdown(f"**{t('twin_cities.zones')}**")
    rows = [(t("twin_cities.zones_reported"), reported.scoped(ZONES, t, short_scopes(t)))]
    rows.append((t("twin_cities.zones_named"), reported.named(ZONES, t)))
    for zone in twin_cities.zones():
        sides = t(
            "twin_cities.both_sides",
            chongqing=t.join([quoting.called("districts", code, t) for code in zone.districts]),
            sichuan=t.join([quoting.called("sichuan_cities", code, t) for code in zone.cities]),
        )
        rows.append((_area(zone.alias, t), sides))
    rows.append((t("twin_cities.zones_other"), quoting.missing("not_found", t)))
    prose.rows(rows, "zones", t)
    items = [item for zone in twin_cities.zones() for item in zone.items]
    st.caption(t("twin_cities.zones_items"))
    listing.buttons(["pilot_zones", *items], "zone_items", view)
    st.caption(t("twin_cities.elsewhere"))
    prose.rows(_elsewhere(t), "elsewhere", t)


def _area(alias: str, t: Text) -> str:
    """An area across the border; its record holds the part in Chongqing."""
    return str(Figure(t(f"twin_cities.zone_{alias}"), f"place_aliases/{alias}"))


def _elsewhere(t: Text) -> list[tuple[str, str]]:
    """Areas across the border that are named without being counted among the zones."""
    rows = []
    for alias in twin_cities.ELSEWHERE:
        row = data.records("place_aliases")[alias]
        rows.append((_area(alias, t), quoting.source(row["source"], t)))
    row = data.records("twin_city")[NETWORK]
    figure = Figure(t("twin_cities.four_places"), f"twin_city/{NETWORK}")
    return [*rows, (str(figure), quoting.source(row["source"], t))]


def _guangan(view: View) -> None:
    t = view.t
    st.markdown(f"**{t('twin_cities.guangan')}**")
    programme, meeting = GUANGAN
    rows = [
        (t("twin_cities.guangan_colleges"), reported.scoped(COLLEGES, t, short_scopes(t))),
        (t("twin_cities.guangan_faculties"), reported.scoped(FACULTIES, t, short_scopes(t))),
        (t("twin_cities.guangan_names"), t("twin_cities.guangan_unnamed")),
        (t("twin_cities.guangan_partner"), t.join(selection.parties(programme, "sichuan", t))),
        (t("twin_cities.guangan_meeting"), selection.date(data.records("twin_city")[meeting], t)),
        *selection.figures(meeting, t),
        (
            t("twin_cities.guangan_present"),
            t.join(selection.parties(meeting, "chongqing", t)[1:]),
        ),
    ]
    prose.rows(rows, "guangan", t)
    listing.buttons(list(GUANGAN), "guangan_items", view)
