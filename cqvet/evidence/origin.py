"""What a reference leads to, and the formulas by which subjects offer their figures.

A formula takes a reference and its parts behind the head; it says what the reference leads to, or
raises `KeyError` where it leads nowhere.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Literal

from cqvet import data


@dataclass(frozen=True)
class Origin:
    """What a reference leads to.

    `kind` is entry, record or formula; `row` the entry or record; `formula` names the
    formula and `parts` the references that go into it, `counted` the records that it counts,
    whatever the filters. `value` and `words` are what a reader saw of a formula: the figure that he
    opened and the sentence in which it stood.
    """

    ref: str
    kind: Literal["entry", "record", "formula"]
    table: str = ""
    row: data.Row | None = None
    formula: str = ""
    parts: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    value: str = ""
    words: str = ""


Formula = Callable[..., Origin]


def each(name: str, known: Container[str]) -> Formula:
    """The formula of figures that are told apart by one word, of those that are known."""

    def leads(ref: str, word: str) -> Origin:
        if word not in known:
            raise KeyError(ref)
        return Origin(ref, "formula", formula=f"{name}_{word}")

    return leads
