"""Fixed places: the browser keeps what did not change only where it stands at the same path."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from cqvet import registry
from cqvet.base import filters
from tests.screen import screen

Path = tuple[int, ...]
STEPS: Final[dict[str, tuple[dict[str, str], dict[str, str]]]] = {
    "zone": ({}, {"zone": "southeast"}),
    "district": ({"cluster": "L1"}, {"cluster": "L1", "district": "500118"}),
    "level": ({}, {"level": "higher_vocational"}),
    "tier": ({}, {"tier": "leading"}),
    "cluster": ({"tier": "leading"}, {"tier": "leading", "cluster": "L1"}),
    "evidence": ({"level": "secondary"}, {"level": "secondary", "evidence": "high"}),
    "notice": ({}, {"zone": "nowhere"}),
    "data": ({}, {"data": "0.1.0"}),
    "through_share": ({}, {"through_share": "0.6"}),
    "college_progression": ({}, {"college_progression": "2"}),
    "aside": ({}, {"aside": "through_share.0.6"}),
    "institution": ({"district": "500118"}, {"district": "500118", "institution": "13734"}),
}
"""Of each filter, and of what else an address may say, two views that differ in it alone.

`zone` of the notice and `college_progression` are faulty: what they should be is said.
"""
CASES: Final = [
    pytest.param(page, name, id=f"{page.id}-{name}")
    for page in registry.PAGES
    for name in STEPS
    if name == "notice" or name in {param.name for param in registry.params(page)}
    if name in page.filters or name not in filters.NAMES
]


def elements(block: Block, path: Path = ()) -> Iterator[tuple[Path, bytes]]:
    """The elements of a page with their paths, each as the browser gets it."""
    for place, child in block.children.items():
        if isinstance(child, Element):
            yield (*path, place), f"{child.type} ".encode() + child.proto.SerializeToString()
        else:
            yield from elements(child, (*path, place))


def places(at: AppTest) -> dict[bytes, set[Path]]:
    """Where each element of a page stands."""
    found = defaultdict[bytes, set[Path]](set)
    for path, element in elements(at._tree):
        found[element].add(path)
    return found


def moved(before: AppTest, after: AppTest) -> list[str]:
    """The elements that are the same after as before, and stand elsewhere."""
    old, new = places(before), places(after)
    return [
        f"{sorted(old[same])} -> {sorted(new[same])}: {same[:90]!r}"
        for same in old.keys() & new.keys()
        if not old[same] & new[same]
    ]


@pytest.mark.parametrize(("page", "name"), CASES)
def test_what_did_not_change_stays_where_it_was(page: registry.Page, name: str) -> None:
    """A filter more or less moves no element that is the same with and without it."""
    before, after = (screen(page, lang="zh", **query) for query in STEPS[name])
    assert moved(before, after) == []


def test_an_element_that_moved_is_seen() -> None:
    """A notice in front of a text moves it; in a container of its own it does not."""

    def shown(*, notice: bool, kept: bool) -> AppTest:
        lines = ["import streamlit as st"]
        lines += ["with st.container():"] if kept else []
        lines += [f"    st.info('new') if {notice} else None" if kept else "pass"]
        lines += [] if kept or not notice else ["st.info('new')"]
        return AppTest.from_string("\n".join([*lines, "st.text('same')"])).run()

    assert moved(shown(notice=False, kept=True), shown(notice=True, kept=True)) == []
    assert len(moved(shown(notice=False, kept=False), shown(notice=True, kept=False))) == 1
