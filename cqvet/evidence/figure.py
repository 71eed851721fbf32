"""A figure on its way to the screen: its text, what kind it is, and where it comes from.

In a sentence a figure stands as a mark of text, kind and reference; whatever shows the sentence
makes it a control that opens the source. The parts of a mark are held together by a seal that is
drawn anew in each process: a text that comes from elsewhere cannot have it, so whatever it says,
and wherever it is put into a sentence, it stays text.
"""

import math
import re
from dataclasses import dataclass
from secrets import token_hex
from typing import Final, Literal

from cqvet.base.numerals import quantity
from cqvet.i18n import Text

Kind = Literal["reported", "reference", "modelled", "claim", "yours"]
# Years, months, days and dates are no figures.
NUMERAL: Final = re.compile(
    r"(?<![\d.])(?<!\d-)(?!(?:19|20)\d\d(?![\d.,]*\d))\d[\d.,]*(?<=\d)"
    r"(?![\d.,]*(?:月|日| (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)))"
)
VIEW: Final = "?"
"""Only a view has it in its reference: before it stands the page, behind it the query."""
SEAL: Final = f"|{token_hex(8)}|"
MARK: Final = re.compile(
    re.escape(SEAL).join(("⟦", "(.*?)", "(.*?)", "(.*?)", "⟧")), flags=re.DOTALL
)


@dataclass(frozen=True)
class Figure:
    """`text` as shown; `ref` is a reference that `provenance.resolve` understands."""

    text: str
    ref: str
    kind: Kind = "reference"

    def __str__(self) -> str:
        return _mark(self.text, self.kind, self.ref)


def link(text: str, address: str) -> str:
    """Words of a sentence that lead to an address outside; only web addresses do."""
    return _mark(text, "link", address) if address.startswith(("https://", "http://")) else text


def name(text: str, ref: str) -> str:
    """Words that open the record they name."""
    return _mark(text, "name", ref)


def view(text: str, query: str, page: str = "") -> str:
    """Words of a sentence that lead to a page; without one, to the same under other filters."""
    return _mark(text, "view", f"{page}{VIEW}{query}")


def moved(text: str, page: str) -> str:
    """A sentence that is shown elsewhere: its views of the same page lead to `page`."""
    own = SEAL.join(("", "view", VIEW))
    return text.replace(own, SEAL.join(("", "view", f"{page}{VIEW}")))


def marked(text: str, ref: str, kind: Kind = "reference") -> str:
    """A text of a record, or of the visitor, in which each numeral leads to where it stands."""
    return NUMERAL.sub(lambda found: str(Figure(found[0], ref, kind)), text)


def of_value(value: float, unit: str, ref: str, t: Text, digits: int = 0) -> Figure:
    """A figure from a value; a missing one says so and still leads to its record."""
    text = t("missing.not_found") if math.isnan(value) else quantity(float(value), unit, t, digits)
    return Figure(text, ref)


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


def _mark(text: str, kind: str, ref: str) -> str:
    return SEAL.join(("⟦", plain(text), kind, ref, "⟧"))
