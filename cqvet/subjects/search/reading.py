"""A question as it was read: what it names and says, and the figure or the term that it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from cqvet.subjects.search import figures, ideas, words
from cqvet.subjects.search.entities import Slot
from cqvet.subjects.search.given import term

NARROW: Final = frozenset({"district", "zone", "country", "city", "cluster", "institution"})
"""What narrows a figure of the whole city, so that it is no answer."""
SURE: Final = 0.62
"""How well the title of a figure fits at least where no number is asked for."""
CERTAIN: Final = 0.97
"""How well the title of a figure fits that is only asked about."""
NUMERAL: Final = re.compile(
    r"(?<!\d)(?!(19|20)\d\d(?!\d))\d{2,}|百万|[一二三四五六七八九十](百|万|亿|成|多)"
)
"""A number that may be that of a figure."""
BETTER: Final = 0.1
"""How much better a title fits than that of a figure whose number is given beside it."""
COUNTING: Final = frozenset({"many", "amount", "share", "rank", "first", "when", "years"})
"""Ideas that ask for a figure."""
ENOUGH: Final = 3
"""So many ideas of a title tell a figure, whatever they are."""
EXPLAINED: Final = frozenset({"part", "element", "goal", "move", "code", "rank"})
"""Units of figures that tell what something is."""
LISTED: Final = ideas.telling("list")
"""Ideas of which a page has lists: without a number the page is meant, not a figure."""
EVERYTHING: Final = figures.SILENT | {
    "introduce",
    "industry",
    "district",
    "zone_word",
    "map",
    "part",
}
"""Ideas beside a name that ask for nothing of it but everything."""
STRANGE: Final = (1, 1)
"""So many Chinese characters or English words that nobody knows may stand in a common question."""


@dataclass(frozen=True)
class Read:
    """A text as it was read: folded, what it names, and whether it has the words of a question."""

    plain: str
    slots: tuple[Slot, ...]
    named: Mapping[str, str]
    asking: bool

    @cached_property
    def places(self) -> tuple[Slot, ...]:
        """What is named that a figure may be narrowed to."""
        return tuple(slot for slot in self.slots if slot.kind in NARROW)

    @cached_property
    def rest(self) -> tuple[ideas.Word, ...]:
        """The words of the text beside such names."""
        signs = list(self.plain)
        for slot in self.places:
            signs[slot.start : slot.end] = (
                " , " if slot.end - slot.start > 2 else ", "[: slot.end - slot.start]
            )
        return ideas.read("".join(signs))

    @cached_property
    def ideas(self) -> frozenset[str]:
        """The ideas of these words."""
        return frozenset[str]().union(*(word.ideas for word in self.rest))

    @cached_property
    def strange(self) -> bool:
        """Whether more of these words are unknown than a common question has."""
        unknown = [word.text for word in self.rest if not word.ideas]
        han = sum(len(words.HAN.findall(text)) for text in unknown)
        latin = sum(not words.HAN.search(text) for text in unknown)
        return han > STRANGE[0] or latin > STRANGE[1]


def with_term(read: Read) -> Read:
    """The same with the word of the trade that is asked for, if nothing else is."""
    if found := term(read.plain):
        code, name = found
        rest = ideas.read(read.plain.replace(name, " , "))
        if all(word.ideas & (EVERYTHING | {"glossary"}) for word in rest):
            return replace(read, named={**read.named, "term": code})
    return read


def with_figure(read: Read) -> Read:
    """The same with the figure that is asked for, if nothing narrows it but words of its own."""
    code, fit = figures.titled(read.plain)
    if not code or "none" in read.ideas or _narrowed(read, code):
        return read
    said = figures.said(code, read.plain)
    telling = bool(said - LISTED)
    counting = bool(read.ideas & COUNTING or NUMERAL.search(read.plain))
    meant = fit >= SURE and (telling or len(said) >= ENOUGH) and "term" not in read.named
    explained = telling and figures.unit(code) in EXPLAINED
    if counting or meant or explained or (fit >= CERTAIN and "sure" in read.ideas):
        named = {**read.named, "fact": code}
        given = named.get("number", code)
        if read.ideas & figures.COUNTS and fit > figures.fit(given, read.plain) + BETTER:
            del named["number"]
        return replace(read, named=named)
    return read


def _narrowed(read: Read, figure: str) -> bool:
    """Whether a text names what narrows a figure, in other words than its own."""
    told, said = figures.told(figure), figures.said(figure, read.plain)
    names = [(slot.kind, read.plain[slot.start : slot.end]) for slot in read.places]
    return any(
        name not in told and (kind == "institution" or not said & ideas.ideas(name))
        for kind, name in names
    )
