"""What a view is handed on by: link, message, citation, code to embed it, code for a telephone."""

from functools import partial
from html import escape
from typing import Final

import streamlit as st

from cqvet import data, press
from cqvet.base import settings
from cqvet.base.filters import Filters
from cqvet.evidence import citation
from cqvet.evidence.figure import pieces, plain
from cqvet.i18n import LANGS, Text
from cqvet.pictures.svg.element import Look
from cqvet.press import draw
from cqvet.registry import Page
from cqvet.ui import filterbar, frame, prose, share
from cqvet.ui.paper import sheet, single
from cqvet.ui.paper.asked import Asked

HIGH: Final = 560
"""Pixels of an embedded picture with its words."""
STYLE: Final = "<style>.code img { width: 9rem; background: #fff; }</style>"


def show(page: Page, t: Text) -> None:
    """All of them behind one button; nothing is made before it is pressed."""
    with st.popover(t("share.open"), on_change="rerun", key="share_open") as box:
        if not box.open:
            return
        chosen = filterbar.chosen()
        given = frame.given(page)
        share.texts(texts(page, chosen, given, t), {}, "share", t, heads(page, t))
        if page.pictures:
            hosts = t.join(list(settings.EMBED_HOSTS))
            said = t("share.hosts", hosts=hosts) if hosts else t("share.no_hosts")
            prose.lines([said], "share_hosts", t, look="small")
        pictures(page, sheet.asked_for(page, chosen, given, t), t)
        if picture := sheet.code(sheet.address(page), t):
            st.markdown(f"**{t('share.scan')}**")
            st.html(f'{STYLE}<div class="code">{picture}</div>')


def pictures(page: Page, asked: Asked, t: Text) -> None:
    """Each picture of the view as a file; a PNG where the server has a font for it."""
    at, font = sheet.address(page), draw.has_font()
    if page.pictures:
        st.markdown(f"**{t('share.files')}**")
    with st.container(horizontal=True, gap="xsmall"):
        for tile in page.pictures:
            if asked.picture(tile, t, Look(t.lang))[0]:
                for form in ("svg", "png")[: 1 + font]:
                    st.download_button(
                        f"{form.upper()} · {t(f'board.title_{tile}')}",
                        partial(_file, form, tile, asked, at, t),
                        file_name=f"{page.id}_{tile}_{t.lang}.{form}",
                        key=f"picture_{tile}_{form}",
                        on_click="ignore",
                    )
    if page.pictures and not font:
        st.caption(t("share.fontless", font=press.FONT))


def _file(form: str, tile: str, asked: Asked, at: str, t: Text) -> str | bytes:
    drawn = single.file(tile, asked, at, t)
    return draw.png(drawn) if form == "png" else drawn


def texts(page: Page, chosen: Filters, given: dict[str, str], t: Text) -> dict[str, str]:
    """Label -> what a click copies."""
    today = citation.today()
    found = {t("frame.share"): share.LINK}
    for lang in LANGS:
        name = t("share.message", lang=t.language(lang))
        found[name] = message(page, chosen, given, Text(lang))
    found["GB/T 7714"] = citation.gbt7714(share.LINK, today, Text("zh")(f"{page.id}.tab"))
    found["APA"] = citation.apa(share.LINK, today, Text("en")(f"{page.id}.tab"))
    for tile in page.pictures:
        name = t(f"board.title_{tile}")
        found[t("share.embed", name=name)] = iframe(tile, name)
    return found


def heads(page: Page, t: Text) -> dict[str, str]:
    """The labels with which a group of texts begins -> what the group is for."""
    found = {t("frame.share"): t("share.send"), "GB/T 7714": t("share.cite")}
    for tile in page.pictures[:1]:
        found[t("share.embed", name=t(f"board.title_{tile}"))] = t("share.embedding")
    return found


def message(page: Page, chosen: Filters, given: dict[str, str], t: Text) -> str:
    """What the view says, as text for a message in a language, and the view in that language."""
    said = page.finding(chosen, t, given)
    kinds = {piece["kind"] for piece in pieces(said) if isinstance(piece, dict)}
    return t(
        "share.text_modelled" if "modelled" in kinds else "share.text",
        finding=plain(said),
        name=t("frame.head", page=t(f"{page.id}.tab")),
        date=data.date(),
        link=share.link(lang=t.lang),
    )


def iframe(tile: str, name: str) -> str:
    """HTML that shows a picture of the view, with its source line, in a page of another site."""
    address = share.link(part=tile, print="", figure="", embed="true")
    return (
        f'<iframe src="{address}" title="{escape(name)}" width="100%" height="{HIGH}" '
        'style="border:0" loading="lazy"></iframe>'
    )
