"""A view on at most two sheets: finding, pictures, figures, table, and where all this is from."""

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import Final
from urllib.parse import urlencode

import segno
import streamlit as st

from cqvet import data, provenance
from cqvet.base import settings
from cqvet.base.filters import Filters
from cqvet.base.params import query
from cqvet.evidence import citation, quoting
from cqvet.evidence.figure import pieces, plain
from cqvet.i18n import Text
from cqvet.pictures.svg import labelling
from cqvet.pictures.svg.element import Look
from cqvet.registry import Page, params
from cqvet.ui import cite, frame
from cqvet.ui.matching import choice
from cqvet.ui.paper import tables
from cqvet.ui.paper.asked import Asked

MOST: Final = 40
"""At most so many rows of a table."""
HIGH: Final = 360
"""How much of the two sheets the rows of a table may take, in millimetres."""
LINE: Final = 3.7
EDGE: Final = 1.2
ROOM: Final = 540
"""How wide a line of a table is, in points of its letters of 10."""
FIGURES: Final = 6
SHORT: Final = 60
"""A cell that is no wider, in the same points, stays in one line: a day is."""
STYLE: Final = """
<style>
.sheet { max-width: 190mm; padding: 6mm; background: #fff; color: #222;
  font-size: 10.5pt; line-height: 1.4; }
.sheet h2 { font-size: 14pt; padding: 0; margin: 0 0 2mm; }
.sheet h3 { font-size: 11pt; padding: 0; margin: 3mm 0 1mm; }
.sheet p { font-size: 9pt; margin: 0 0 1mm; overflow-wrap: anywhere; }
.sheet .pictures { display: grid; gap: 3mm; justify-items: center; }
.sheet .pictures.many { grid-template-columns: 1fr 1fr; }
.sheet .pictures.many img { max-height: 45mm; }
.sheet .pictures img { width: 100%; max-width: 150mm; max-height: 80mm; object-fit: contain; }
.sheet table { width: 100%; border-collapse: collapse; font-size: 8pt; line-height: 1.3; }
.sheet th, .sheet td { text-align: left; vertical-align: top; padding: 0.4mm 1mm;
  border: 0; border-bottom: 0.2mm solid #bbb; overflow-wrap: break-word; }
.sheet .short { white-space: nowrap; }
.sheet .foot { display: flex; gap: 4mm; align-items: center; margin-top: 3mm; }
.sheet .foot img { width: 24mm; height: 24mm; flex: none; }
.sheet figure, .sheet tr, .sheet .foot
  { break-inside: avoid; margin-left: 0; margin-right: 0; }
.sheet h3 { break-after: avoid; }
@media print { html, body, .stApp { background: #fff; } .sheet { padding: 0; } }
</style>
"""


def show(page: Page, chosen: Filters, t: Text, given: Mapping[str, str]) -> None:
    """The sheets, and above them, on the screen only, the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="paper"):
        st.button(t("paper.back"), on_click=lambda: st.session_state.update(print=""))
        st.caption(t("paper.how"))
    st.html(STYLE + sheet(page, asked_for(page, chosen, given, t), address(page), t))


def asked_for(page: Page, chosen: Filters, given: Mapping[str, str], t: Text) -> Asked:
    """All that was set on a page."""
    view = frame.View(page, t, chosen, dark=False, narrow=False, figure="")
    return Asked(chosen, given, choice.read(view) if page.id == "matching" else None)


def address(page: Page) -> str:
    """The permanent address of the view that the sheets, or a picture alone, are of."""
    base = settings.PUBLIC_ADDRESS or _site(page)
    known = [p for p in params(page) if p.name != "print"]
    asked = {p.name: str(st.session_state[p.name]) for p in known} | {"data": data.number()}
    alone = asked.get("part") in page.pictures
    shown = query(asked, [p for p in known if not (alone and p.name == "part")])
    return f"{base}/{page.id}?{urlencode(shown)}"


def sheet(page: Page, asked: Asked, at: str, t: Text) -> str:
    """All that stands on the sheets, as HTML."""
    chosen = asked.filters
    finding = page.finding(chosen, t, asked.given)
    look = Look(t.lang, narrow=len(page.pictures) > 1)
    drawn = [asked.picture(tile, t, look) for tile in page.pictures]
    parts = [
        f"<h2>{escape(plain(finding))}</h2>",
        pictures([one for one in drawn if one[0]], finding),
        figures([finding, *(said for _, said in drawn)], t),
        table(tables.of(page.id, asked, t), at, t),
        foot([*asked.said(t), *tables.facets(page.id, asked.given, t)], at, t),
    ]
    return f'<div class="sheet">{"".join(parts)}</div>'


def pictures(drawn: list[tuple[str, str]], finding: str) -> str:
    """The pictures, each over what it says beside the finding; several in two columns."""
    found = []
    for svg, said in drawn:
        text = escape(plain(said))
        line = "" if said == finding else f"<p>{text}</p>"
        found.append(f'<figure><img alt="{text}" src="{image(svg)}">{line}</figure>')
    return f'<div class="pictures{" many" if len(drawn) > 1 else ""}">{"".join(found)}</div>'


def figures(texts: list[str], t: Text) -> str:
    """What the figures of the sentences are, and where each comes from."""
    rows = [_figure(text, ref, t) for ref, text in list(cited(texts).items())[:FIGURES]]
    head = [t("cite.value"), t("cite.what"), t("figure.source")]
    return f"<h3>{escape(t('paper.figures'))}</h3>{_table([head, *rows])}" if rows else ""


def cited(texts: list[str]) -> dict[str, str]:
    """The figures of sentences: reference -> as it is written first."""
    found: dict[str, str] = {}
    for text in texts:
        for piece in pieces(text):
            if (
                isinstance(piece, dict)
                and piece["kind"] not in ("view", "name", "link")
                and any(map(str.isdecimal, piece["text"]))
            ):
                found.setdefault(piece["ref"], piece["text"])
    return found


def table(rows: list[list[str]], at: str, t: Text) -> str:
    """The table, as many rows as there is room for on what is left of two sheets."""
    if len(rows) < 2:
        return ""
    shown = rows[: 1 + fitting(rows[1:])]
    n, m = len(shown) - 1, len(rows) - 1
    rest = f"<p>{escape(t('paper.cut', n=n, m=m, address=at))}</p>" if n < m else ""
    return f"<section><h3>{escape(t('paper.table'))}</h3>{_table(shown)}{rest}</section>"


def fitting(rows: list[list[str]]) -> int:
    """How many of the rows have room."""
    left = float(HIGH)
    for i, row in enumerate(rows[:MOST]):
        room = ROOM / len(row)
        lines = max(1 + int(labelling.width(cell, 10) / room) for cell in row)
        left -= lines * LINE + EDGE
        if left < 0:
            return i
    return min(len(rows), MOST)


def foot(named: list[str], at: str, t: Text) -> str:
    """What was set, in words; version and date of the data, day of the print, and the address."""
    lines = [
        t("paper.filters", names=t.join(named) or t("paper.no_filter")),
        t("footer.as_of", version=data.version(), date=data.date()),
        t("paper.printed", day=citation.today().isoformat()),
        at,
    ]
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="foot">{code(at, t)}<div>{text}</div></div>'


def _site(page: Page) -> str:
    """Where the pages are, as the reader has it: the first page has no name of its own there."""
    return (st.context.url or "").split("?")[0].removesuffix(f"/{page.id}").rstrip("/")


def _figure(text: str, ref: str, t: Text) -> list[str]:
    origin = provenance.resolve(ref)
    row = origin.row
    what = t.pick(row, "title") if origin.kind == "entry" and row else cite.named(origin, t)
    source = t.join(quoting.sources(row, t).splitlines()[:1]) if row else t("figure.formula")
    return [text, what, source]


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    cells = [
        f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>"
        for tag, row in (("th", head), *(("td", row) for row in body))
    ]
    return f"<table><thead>{cells[0]}</thead><tbody>{''.join(cells[1:])}</tbody></table>"


def _cell(text: str, tag: str) -> str:
    short = ' class="short"' if tag == "td" and labelling.width(text, 10) <= SHORT else ""
    return f"<{tag}{short}>{escape(text)}</{tag}>"


def code(at: str, t: Text) -> str:
    """The address for a telephone; one that is too long to be read has none."""
    try:
        drawn = segno.make(at, error="l", micro=False).svg_data_uri(border=2)
    except segno.DataOverflowError:
        return ""
    return f'<img alt="{escape(t("paper.code"))}" src="{escape(drawn)}">'


def image(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
