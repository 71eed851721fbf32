"""An address that leads nowhere: a page of ours, in the reader's language, with the nearest one."""

import re
from difflib import get_close_matches
from functools import cache
from html import escape
from typing import Final
from urllib.parse import parse_qs, unquote

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cqvet.base.params import unglued
from cqvet.i18n import LANGS, Lang, Text, guess, tag
from cqvet.registry import EVERY, PAGES

PAGE: Final = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{home}app/static/icon.png">
<style>
  :root {{ color-scheme: light dark; }}
  body {{
    font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
    max-width: 40rem; margin: 4rem auto; padding: 0 1.2rem;
    color: light-dark(#26231f, #ece7dc); background: light-dark(#fbf9f4, #191c20);
  }}
  h1 {{ font-family: "Source Han Serif SC", "Noto Serif CJK SC", SimSun, Georgia, serif; }}
  a {{ color: light-dark(#6f2a1e, #e9b3a3); }}
  .nearest {{ font-size: 1.2rem; }}
</style>
<h1>{title}</h1>
<p>{said}</p>
<p class="nearest">→ {nearest}</p>
<p>{others}</p>
<ul>{pages}</ul>
"""


class Lost:
    """ASGI middleware: where Streamlit would show its front end under any address, the page."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", "")).removeprefix(self.prefix)
        if scope["type"] != "http" or path.strip("/") in {"", "index.html", *ids()}:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def answer(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = {name.lower(): value for name, value in message["headers"]}
                is_file = b"content-disposition" in headers
                replaced = (
                    headers.get(b"content-type", b"").startswith(b"text/html") and not is_file
                )
                if replaced:
                    await page(scope, self.prefix, path)(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, answer)


def page(scope: Scope, prefix: str, path: str) -> Response:
    """Where a page was meant but for punctuation behind it that page; else what there is."""
    query = scope["query_string"].decode("latin-1")
    meant = unglued(path.strip("/"))
    if meant in ids():
        return RedirectResponse(f"{prefix}/{meant}?{query}".rstrip("?"))
    lang = language(query, dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1"))
    t = Text(lang)

    def link(page_id: str, query: str) -> str:
        address = escape(f"{prefix}/{page_id}?{query}".rstrip("?"))
        return f'<a href="{address}">{escape(t(f"{page_id}.tab"))}</a>'

    content = PAGE.format(
        language=tag(lang),
        home=escape(f"{prefix}/"),
        title=escape(t("frame.lost_title")),
        said=escape(t("frame.lost")),
        nearest=link(nearest(path), query),
        others=escape(t("frame.lost_others")),
        pages="".join(f"<li>{link(page_id, f'lang={lang}')}</li>" for page_id in ids()),
    )
    return HTMLResponse(content, 404, {"Cache-Control": "no-cache"})


def language(query: str, accepted: str) -> Lang:
    """The language of the address, else the one that the browser likes best."""
    asked = parse_qs(query).get("lang", [""])[-1]
    return next(
        (lang for lang in LANGS if lang == asked), guess(accepted.split(",", maxsplit=1)[0])
    )


def ids() -> tuple[str, ...]:
    return tuple(page.id for page in EVERY)


def nearest(path: str) -> str:
    """The page whose id or name is most like a part of an address, else the first page."""
    for part in filter(None, unquote(path).lower().split("/")):
        for found in get_close_matches(unglued(part), names(), 1):
            return names()[found]
    return PAGES[0].id


@cache
def names() -> dict[str, str]:
    """What a page may be called: its id, and its names in both languages."""
    titles = {
        part.strip(): page_id
        for page_id in ids()
        for lang in LANGS
        for what in ("tab", "title")
        for part in re.split("[：:·]", Text(lang)(f"{page_id}.{what}").lower())
    }
    return {**titles, **{page_id: page_id for page_id in ids()}}
