"""A figure on its way to the screen: its text, what kind it is, and where it comes from.

In a sentence a figure stands as a mark `⟦text|kind|ref⟧`; whatever shows the sentence makes
it a control that opens the source.
"""

import math
import re
from dataclasses import dataclass
from typing import Final, Literal

from cqvet.i18n import Text
from cqvet.numerals import number, quantity

Kind = Literal["reported", "reference", "modelled", "claim", "yours"]
MARK: Final = re.compile(r"⟦([^|⟧]*)\|([a-z]+)\|([^⟧]*)⟧")


@dataclass(frozen=True)
class Figure:
    """`text` as shown; `ref` is a reference that `provenance.resolve` understands."""

    text: str
    ref: str
    kind: Kind = "reference"

    def __str__(self) -> str:
        return f"⟦{self.text}|{self.kind}|{self.ref}⟧"


def of_value(value: float, unit: str, ref: str, t: Text, digits: int = 0) -> Figure:
    """A figure from a value; a missing one says so and still leads to its record."""
    text = t("missing.not_found") if math.isnan(value) else quantity(float(value), unit, t, digits)
    return Figure(text, ref)


def count(n: int, table: str, t: Text) -> Figure:
    """A number of rows of a table."""
    return Figure(number(n, t.lang), f"count/{table}")


def pieces(text: str) -> list[str | dict[str, str]]:
    """A marked sentence as plain pieces and figures, in order."""
    found: list[str | dict[str, str]] = []
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            found.append(text[end : mark.start()])
        found.append({"text": mark[1], "kind": mark[2], "ref": mark[3]})
        end = mark.end()
    return [*found, text[end:]] if end < len(text) else found


def plain(text: str) -> str:
    """A marked sentence as a reader sees it."""
    return MARK.sub(r"\1", text)
