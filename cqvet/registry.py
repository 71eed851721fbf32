"""The one list of pages: navigation, language checks and tests are made from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cqvet import data, filters, layout
from cqvet.i18n import LANGS
from cqvet.provenance import Resolvable
from cqvet.state import Param

FOLDER: Final = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True)
class Page:
    """A page. `filters` are the shared filters that mean something on it.

    The file is `pages/<id>.py`, the address `/<id>`, the title the message `<id>.title`;
    for a filter that means nothing the message `<id>.no_<filter>` gives the reason.
    """

    id: str
    filters: frozenset[str] = frozenset()
    own: Callable[[], tuple[Param, ...]] = field(default=tuple)
    group: str = ""

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.id}.py"


def shared() -> tuple[Param, ...]:
    """The parameters that reach every page."""
    return (
        Param("lang", LANGS),
        Param("zone", tuple(data.names("zone"))),
        Param("district", filters.districts()),
        Param("level", tuple(data.names("level"))),
        Param("tier", filters.tiers()),
        Param("cluster", filters.clusters()),
        Param("evidence", filters.EVIDENCE),
        Param("figure", Resolvable()),
    )


def layout_params() -> tuple[Param, ...]:
    return (
        Param("measure", ("zones", *layout.MEASURES), default="zones"),
        Param("institution", tuple(data.table("institutions")["institution"])),
    )


PAGES: Final = (
    Page("overview", frozenset({"evidence"})),
    Page("layout", frozenset(filters.NAMES), layout_params),
)


def params(page: Page) -> tuple[Param, ...]:
    """All parameters that the address of a page may carry."""
    return (*shared(), *page.own())
