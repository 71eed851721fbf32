"""The article's figures, all of them for Sichuan and Chongqing together, and its claims."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

SCOPES: Final = ("sichuan_chongqing", "chongqing")
CLAIMS: Final = ("c36", "c37", "c40")


def facts() -> tuple[str, ...]:
    """The figures of the theme, in the order of the article."""
    found = sorted(data.of("facts", theme="twin_cities"), key=itemgetter("order"))
    return tuple(row["fact"] for row in found)


def scopes(t: Text) -> dict[str, str]:
    """How this page words the scopes, so that none is taken for the other."""
    return {code: t(f"twin_cities.scope_{code}") for code in SCOPES}


def short_scopes(t: Text) -> dict[str, str]:
    """The same where space is short."""
    return {code: t(f"twin_cities.short_{code}") for code in SCOPES}


def claims(codes: Sequence[str], key: str, t: Text) -> None:
    """Statements of the article without a number, marked as such."""
    found = [str(quoting.claim(code, t)) for code in codes]
    prose.lines([t("twin_cities.claims", claims=" ".join(found))], key, t, look="small")


def show(view: View) -> None:
    """Whose the figures are, then each with its scope and how many are named here."""
    t = view.t
    theme = "facts/theme=twin_cities"
    lead = t(
        "twin_cities.lead",
        n=counts.figure(theme, t),
        both=counts.figure(f"{theme}&scope=sichuan_chongqing", t),
        alone=counts.figure(f"{theme}&scope=chongqing", t),
    )
    prose.lines([lead], "lead", t)
    st.subheader(t("twin_cities.reported"), anchor=False)
    reported.cards(facts(), "reported", t, scopes(t))
    prose.lines([t("twin_cities.coverage")], "coverage", t, look="small")
    claims(CLAIMS, "claims_reported", t)
