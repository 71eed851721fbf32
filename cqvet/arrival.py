"""The document that a browser asks for first: Streamlit's, shown when the page in it stands."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import file_util

from cqvet.i18n import LANGS, Text, tag
from cqvet.registry import EVERY, PAGES

HEAD: Final = Path(__file__).with_suffix(".html")
# The theme names fonts of the reader's system: a fetch of Streamlit's own is of no use.
FONT: Final = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>')
TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
WITHOUT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
SERVICE: Final = re.compile(r'(<link rel="service-desc" href=")[^"]*')


@cache
def document() -> str:
    """Streamlit's document with our head, name, API and words for a browser without scripts.

    OSError where Streamlit has no document; what a release no longer has stays as it is.
    """
    texts = [Text(lang) for lang in LANGS]
    said = "".join(f'<p lang="{tag(t.lang)}">{t("frame.no_script")}</p>' for t in texts)
    own = Path(file_util.get_static_dir(), "index.html").read_text("utf-8")
    for part, ours in (
        (FONT, ""),
        (TITLE, f"<title>{texts[0]('frame.product')}</title>"),
        (SERVICE, r"\1./api/v1/openapi.json"),
        (WITHOUT, f'<noscript>{said}<a href="./api/v1/">./api/v1/</a></noscript>'),
    ):
        own = part.sub(ours, own, count=1)
    return own.replace("</head>", HEAD.read_text("utf-8") + "  </head>", 1)


async def arrive(_request: Request) -> Response:
    return HTMLResponse(document(), headers={"Cache-Control": "no-cache"})


def routes(prefix: str) -> list[BaseRoute]:
    """The addresses of the pages below a base path."""
    ids = [page.id for page in EVERY if page != PAGES[0]]
    return [Route(f"{prefix}/{name}", arrive) for name in ("", *ids)]
