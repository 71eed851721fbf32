"""The line under a picture that says from which tables it was drawn."""

from collections.abc import Sequence

from cqvet import data
from cqvet.i18n import Text


def line(tables: Sequence[str], t: Text) -> str:
    """The tables by title, as their descriptors name them."""
    titles = [t.title(data.resources()[name]) for name in tables]
    return t("figure.drawn_from", tables=t.join(titles))
