"""One picture alone, with where it is from and a way to its view: what another site embeds."""

from dataclasses import replace
from html import escape
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.svg import board as drawing
from cqvet.pictures.svg.element import Look
from cqvet.press.annex import LICENCE
from cqvet.press.origins import behind
from cqvet.registry import Page
from cqvet.subjects import board
from cqvet.ui import origins
from cqvet.ui.paper import bars, sheet
from cqvet.ui.paper.asked import Asked

SOURCES: Final = 3
"""At most so many are named; all of them stand at the address."""
STYLE: Final = """
<style>
[data-testid=stHeader], #skip { display: none; }
[data-testid=stMainBlockContainer] { padding: 0.5rem 0.75rem; }
.single { margin: 0; max-width: 780px; }
.single figcaption { font-weight: 600; line-height: 1.4; margin-bottom: 0.5rem; }
.single img { width: 100%; height: auto; }
.single p { font-size: 0.8125rem; margin: 0.4rem 0 0; }
</style>
"""


def show(tile: str, page: Page, asked: Asked, look: Look, t: Text) -> None:
    """The picture as it was set, whatever else the page has left out."""
    st.html(STYLE + figure(tile, asked, look, t))
    view = t("embed.view", name=t("frame.head", page=t(f"{page.id}.tab")))
    # A link of Markdown opens beside the page that embeds this.
    st.markdown(f":small[[{view}]({sheet.address(page)})]")


def figure(tile: str, asked: Asked, look: Look, t: Text) -> str:
    """What the picture says, the picture where there is one, and its source line, as HTML."""
    drawn, said = asked.picture(tile, t, look)
    picture = f'<img alt="{escape(plain(said))}" src="{sheet.image(drawn)}">' if drawn else ""
    caption = f"<figcaption>{escape(plain(said))}</figcaption>"
    line = escape(" ".join(lines(tile, said, asked, t)))
    return f'<figure class="single">{caption}{picture}<p>{line}</p></figure>'


def lines(tile: str, said: str, asked: Asked, t: Text) -> list[str]:
    """From which tables and sources a picture is, of which version; what is modelled is said.

    So is what is the whole city's although a region is chosen.
    """
    found = [
        t("embed.city_wide") if board.city_wide(tile, asked.filters) else "",
        t("embed.modelled") if tile in board.MODELLED else "",
        origins.line(bars.TABLES[tile] if tile in bars.TABLES else board.TABLES[tile], t),
        sources(said, t),
        t("footer.as_of", version=data.version(), date=data.date()),
    ]
    return [line for line in found if line]


def file(tile: str, asked: Asked, at: str, t: Text) -> str:
    """The picture as a file of its own: with what was set, sources, licence and the address."""
    look = Look(t.lang)
    drawn, said = asked.picture(tile, t, look)
    licence = f"{t('report.annex_licence')}: {LICENCE}"
    acting = {n: code for n, code in asked.filters.chosen().items() if n in board.acts(tile)}
    named = replace(asked, filters=Filters(**acting)).said(t)
    known = [
        t("paper.filters", names=t.join(named) or t("paper.no_filter")),
        *lines(tile, said, asked, t),
        licence,
        at,
    ]
    return drawing.taken(drawn, plain(said), known, look)


def sources(said: str, t: Text) -> str:
    """Who published what the figures of a sentence rest on."""
    codes = dict.fromkeys(code for ref in sheet.cited([said]) for code in behind(ref))
    named = [quoting.source(code, t) for code in list(codes)[:SOURCES]]
    if not named:
        return ""
    key = "embed.more_sources" if len(codes) > SOURCES else "embed.sources"
    return t(key, sources=t.join(named, "frame.clauses"), n=len(codes))
