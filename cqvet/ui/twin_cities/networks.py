"""The named groups and alliances with figures of their own, apart from the article's sums."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import selection
from cqvet.ui.twin_cities.reported import claims, scopes

CLAIMS: Final = ("c42",)
SUMS: Final = (
    *("cities_groups_alliances", "cities_group_schools"),
    *("cities_group_enterprises", "cities_group_other_units"),
)


def show(view: View) -> None:
    """What the article counts, then each named network with what its own source counts."""
    t = view.t
    st.subheader(t("twin_cities.networks"), anchor=False)
    sums = t.join([str(quoting.figure(fact, t)) for fact in SUMS])
    scope = reported.scope(SUMS[0], t, scopes(t))
    named = {
        f"{code}s": counts.figure(f"twin_city/type={code}", t) for code in twin_cities.NETWORKS
    }
    prose.lines(
        [
            t("twin_cities.networks_sums", scope=scope, sums=sums),
            t("twin_cities.networks_note", **named),
        ],
        "networks_note",
        t,
    )
    claims(CLAIMS, "claims_networks", t)
    prose.rows([_network(row, t) for row in data.rows(twin_cities.networks())], "networks", t)


def _network(row: data.Row, t: Text) -> tuple[str, str, str]:
    """A network: its name, its date, and under both its own figures."""
    own = [
        t("twin_cities.own_figure", what=what, value=value)
        for what, value in selection.figures(row["item"], t)
    ]
    later = row["item"] in twin_cities.LATER
    return (
        t("twin_cities.after_article", name=t.pick(row, "name")) if later else t.pick(row, "name"),
        selection.date(row, t),
        t.join(own) or t("twin_cities.no_figures"),
    )
