"""Pages as a reader sees them: each view is read once, by a link in a session that is open."""

import json
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache, lru_cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import registry
from tests.conftest import go_back, open_page


def screen(page: registry.Page, **query: str) -> AppTest:
    """A page under a link, to be read only: tests share it. `open_page` gives one to act on."""
    return _read(page, tuple(query.items()))


@cache
def _session(page: registry.Page, lang: str) -> AppTest:
    return open_page(page, {"lang": lang})


@lru_cache(maxsize=128)
def _read(page: registry.Page, asked: tuple[tuple[str, str], ...]) -> AppTest:
    at = _session(page, dict(asked)["lang"])
    # The next view replaces what the session shows; the copy keeps what this one did.
    return copy(go_back(at, dict(asked)))


def sampled(values: Iterable[Any], step: int) -> list[Any]:
    """Cases of a long crawl, of which each `step`-th stays in the short suite."""
    return [
        value if i % step == 0 else pytest.param(value, marks=pytest.mark.long)
        for i, value in enumerate(values)
    ]


def turns(firsts: Iterable[Any], seconds: Sequence[Any]) -> list[Any]:
    """All pairs; in the short suite each of the first has one of the second, in turn."""
    return [
        pytest.param(one, other, marks=[] if i % len(seconds) == k else pytest.mark.long)
        for i, one in enumerate(firsts)
        for k, other in enumerate(seconds)
    ]


def blocks(at: AppTest) -> list[dict[str, Any]]:
    """All blocks of prose on a page."""
    contents = (c.proto.json for c in at.get("bidi_component") if c.proto.json)
    return [block for content in contents for block in json.loads(content).get("blocks", [])]


def pieces(at: AppTest) -> Iterator[str | dict[str, str]]:
    """All pieces of prose on a page: plain text, and figures with their reference."""
    for block in blocks(at):
        for part in block["parts"]:
            yield from part["pieces"]


def figures(at: AppTest) -> list[dict[str, str]]:
    """What can be clicked in the prose of a page: figures, names and links."""
    return [piece for piece in pieces(at) if isinstance(piece, dict)]


def names(at: AppTest) -> list[str]:
    """The ids of everything that a page offers as a name to choose, in order."""
    return [figure["ref"] for figure in figures(at) if figure["kind"] == "name"]


def text(part: dict[str, Any]) -> str:
    """A part of a block as a reader sees it."""
    return "".join(p if isinstance(p, str) else p["text"] for p in part["pieces"])


def pick(at: AppTest, kind: str, key: str, selection: dict[str, Any]) -> AppTest:
    """The page after a click on a picture or table: what the browser sends of it, nothing else."""
    (element,) = (e for e in at.get(kind) if e.proto.id.endswith(f"-{key}"))
    states = at._tree.get_widget_states()
    states.widgets.add(id=element.proto.id, string_value=json.dumps({"selection": selection}))
    return at._run(states)
