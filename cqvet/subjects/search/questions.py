"""Questions in words: what is asked for, of what, and which view answers it. No model, no network.

METHOD. The tables give the names (`entities`), one table of words the ideas (`ideas`), the titles
of the ledger the figures (`figures`), a list of topics what can be asked (`topics`), one of ways of
asking the nearest view (`forms`). A text that asks everything about one thing gets its profile.
Else a way of asking that is near enough is taken, else the first topic whose ideas stand in it
and that has what it needs is taken; what it follows goes into the address of its page. A figure
answers where its title fits and nothing narrows it but words of its own. What the data do not have
is refused before anything else, so is what is asked of a school beyond its profile, and a text that
asks for something no topic knows.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.subjects import profile
from cqvet.subjects.search import figures, forms, ideas, refusals, wording, words
from cqvet.subjects.search.entities import Slot, districts, found
from cqvet.subjects.search.given import values
from cqvet.subjects.search.index import index
from cqvet.subjects.search.programmes import programme
from cqvet.subjects.search.reading import COUNTING, EVERYTHING, Read, with_figure, with_term
from cqvet.subjects.search.recorded import RECORDED, SINCE, TYPES, YEARLY, of_year, recorded
from cqvet.subjects.search.spelling import mended
from cqvet.subjects.search.topics import TOPICS, Topic
from cqvet.subjects.search.wordings import REFUSE, blank

LONGEST: Final = 240
OWN: Final = "institution"
AMOUNT: Final = figures.COUNTS | {"share"}
ELSEWHERE: Final = frozenset({"country", "city"})
"""Beside these a school may be named; else what its profile does not tell has no answer."""
SHORT: Final = 3  # Characters of the shortest name of a record that is looked for.
CODE: Final = re.compile(r"\d[a-z]|[a-z]\d")
RECORD: Final = 0.7
RECORDS: Final = frozenset({"network", "project", "document", "award", "term"})
"""Kinds of records that a question may name without a topic, and how well it does so at least."""
NAMED: Final = 0.6
"""A text without the words of a question that fits a name so well is a name, and no question."""
ASKED: Final = COUNTING | {"introduce", "which", "define", "sure", "map", "glossary"}
"""Ideas that make a text a question."""
TAUGHT: Final = re.compile(
    r"学|教|课|专业|院校|职校|中职|高职|培养|培训"
    r"|\b(teach\w*|taught|learn\w*|stud(y|ies|ying|ents?)|train\w*|courses?|program\w*|schools?"
    r"|colleges?|vocational|skills?)\b"
)
"""Words that tell that vocational education is asked about."""
SUPPOSED: Final = frozenset({"lever", "budget", "lab", "toy"})
SETTING: Final = SUPPOSED - {"budget"}
GIVEN: Final = SUPPOSED | {"basis", "number"}
"""What is set or given by its number: a topic has it."""
NEAREST: Final = 0.44
"""How near a way of asking is at least that is taken before any topic."""
SAME: Final = 0.7
"""How near it is where nothing in the text is beyond it."""
NEAR: Final = 0.38
"""How near it is at least where no topic fits."""


@dataclass(frozen=True)
class Asked:
    """What a text asks: a topic and the things named, and the view that answers it.

    `refused` says why there is no answer: a key of `absent.ABSENT`, `country` or `unknown`; then
    there is no page. `plain` is the text as it was read: the slots are places in it.
    """

    plain: str
    topic: str = ""
    slots: tuple[Slot, ...] = ()
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""

    @property
    def figure(self) -> str:
        """The entry of the ledger that answers it, if one does."""
        return self.query.get("figure", "") if self.page == "overview" else ""


@lru_cache(maxsize=512)
def understand(text: str) -> Asked | None:
    """What a text asks; None where it is no question."""
    plain = wording.without(mended(words.folded(text[:LONGEST]).strip()))
    if not words.compact(plain):
        return None
    asking = bool(wording.ASKING.search(plain) or ideas.ideas(plain) & ASKED)
    slots = found(plain)
    named = {slot.kind: slot.code for slot in slots} | values(plain)
    near = forms.nearest(plain, slots, named)
    why = "" if named.keys() & SUPPOSED else refusals.reason(plain, slots, named, near)
    # A word that nobody knows may be half of a name, where nothing is asked.
    if why and (asking or why != "unknown"):
        return None if _is_name(plain, 1) else Asked(plain, refused=why)
    if not slots and refusals.uncounted(plain):
        return Asked(plain, refused="unknown")
    read = with_figure(with_term(Read(plain, slots, named, asking)))
    whole = _pair(read) or _whole(read) or _taught(read)
    if not asking and (whole or (_is_name(plain, NAMED) and not refusals.beyond(read))):
        return whole
    return (
        whole
        or _nearest(read, near, _least(named))
        or _by_topic(read)
        or _nearest(read, near, NEAR)
        or (_last(read) or Asked(plain, refused="unknown") if asking else None)
    )


def _least(named: Mapping[str, str]) -> float:
    """How near a way of asking has to be beside what is supposed or given by its number."""
    return inf if named.keys() & SUPPOSED else 1 if named.keys() & GIVEN else NEAREST


def _nearest(read: Read, fit: forms.Fit, least: float) -> Asked | None:
    """The view whose way of asking is at least as near as this; or why there is none."""
    beyond = fit.near < SAME and refusals.beyond(read)
    if fit.near < least or (beyond and not fit.page.startswith(REFUSE)):
        return None
    if fit.page.startswith(REFUSE):
        return Asked(read.plain, refused=fit.page.removeprefix(REFUSE))
    if fit.query.get("country") and fit.query["country"] not in recorded("country"):
        return Asked(read.plain, refused="country")
    inside = filters.clusters()
    query = {k: v for k, v in fit.query.items() if k != "cluster" or v in inside}
    year = read.named.get("year", "")
    if fit.page in YEARLY and query.keys() - {"year"} <= YEARLY[fit.page]:
        query.pop("year", None)
        query |= of_year(fit.page, year, since=bool(SINCE.search(read.plain)))
    if fit.page == "international" and not query.keys() & {"country", "item"}:
        query.pop("area", None)
        query |= {kind: code for kind, code in read.named.items() if kind == "area"}
    kind = read.named.get("type")
    if query.keys() == {"city"} and kind in data.names(TYPES["twin_cities"]):
        query["type"] = str(kind)
    if "measure" in query and len(districts(read.plain)) > 1:
        query.pop("district", None)
    return Asked(read.plain, "form", read.slots, fit.page, query)


def _is_name(plain: str, least: float) -> bool:
    """Whether a text fits the name of something this well; the title of a figure is a question."""
    fits = index().fits(plain, told=False)
    best = max(fits, key=lambda place: fits[place], default=-1)
    return best >= 0 and fits[best] >= least and index().things[best].kind != "figure"


def _whole(read: Read) -> Asked | None:
    """The profile of the one thing that a text asks everything about; none for a bare name.

    Whether there is anything, and where, is told by the map.
    """
    unknown = not all(word.ideas for word in read.rest)
    if len(read.places) != 1 or unknown or not read.ideas <= EVERYTHING or read.ideas & AMOUNT:
        return None
    (slot,) = read.places
    if len(words.compact(read.plain)) == len(words.compact(read.plain[slot.start : slot.end])):
        here = slot.kind == "city" and slot.code in recorded("city")
        query = {slot.kind: slot.code}
        return Asked(read.plain, "city", read.slots, "twin_cities", query) if here else None
    if (
        slot.kind in ("district", "zone")
        and read.ideas & {"sure", "which"}
        and "introduce" not in read.ideas
    ):
        return Asked(read.plain, slot.kind, read.slots, "layout", {slot.kind: slot.code})
    if slot.kind not in profile.KINDS or slot.code not in profile.ids(slot.kind):
        return None
    query = {"kind": slot.kind, "id": slot.code}
    return Asked(read.plain, slot.kind, read.slots, "profile", query)


def _pair(read: Read) -> Asked | None:
    """Two schools side by side, where a text names two and compares them."""
    first = next((slot for slot in read.slots if slot.kind == OWN), None)
    if not first or not wording.COMPARED.search(read.plain):
        return None
    rest = found(blank(read.plain, [first]))
    other = next((slot.code for slot in rest if slot.kind == OWN), first.code)
    query = {"kind": OWN, "id": first.code, "beside": other}
    return Asked(read.plain, OWN, read.slots, "profile", query) if other != first.code else None


def _taught(read: Read) -> Asked | None:
    """The programme of the catalogue that a text asks for by its name."""
    code = programme(read)
    query = {"tab": "catalogue", "programme": code}
    return Asked(read.plain, "programme", read.slots, "matching", query) if code else None


def on_page(asked: Asked, page: str, known: Collection[str]) -> Asked:
    """The same things on another page, of whose parameters `known` are the names."""
    query = {slot.kind: slot.code for slot in asked.slots if slot.kind in known}
    return replace(asked, topic="", page=page, query=query)


def _by_topic(read: Read) -> Asked | None:
    """The answer of the first topic that fits."""
    for topic in TOPICS:
        if read.named.keys() >= set(topic.needs) and _fits(topic, read):
            return _answer(topic, read)
        if topic.id == OWN and topic.id in read.named and not read.named.keys() & ELSEWHERE:
            return None
    return None


def _fits(topic: Topic, read: Read) -> bool:
    """Whether a text asks for a topic: by its ideas, or by a name and anything more."""
    if not topic.said:
        return read.asking or bool(read.rest) or len(read.slots) > 1
    return topic.fits(read.plain, read.ideas) and not (topic.weak and read.strange)


def _last(read: Read) -> Asked | None:
    """The answer where no topic fits: an industry, a zone, or a record."""
    if OWN in read.named and not refusals.beyond(read):
        query = {"kind": OWN, "id": read.named[OWN]}
        return Asked(read.plain, OWN, read.slots, "profile", query)
    if read.strange and not TAUGHT.search(read.plain):
        return None
    if read.named.get("cluster") in filters.clusters():
        query = {"cluster": read.named["cluster"]}
        return Asked(read.plain, "cluster", read.slots, "matching", query)
    if zone := read.named.get("zone"):
        return Asked(read.plain, "zone", read.slots, "layout", {"zone": zone})
    telling = [word for word in read.rest if not word.ideas & figures.SILENT]
    left = " ".join(read.plain[word.start : word.end] for word in telling)
    enough = len(words.HAN.findall(left)) >= SHORT or len(left.split()) > 1 or CODE.search(left)
    fits = index().fits(left, told=False) if enough else {}
    at = max(fits, key=lambda place: (fits[place], -place), default=-1)
    if at < 0 or fits[at] < RECORD or index().things[at].kind not in RECORDS:
        return None
    found = index().things[at]
    return Asked(read.plain, "record", read.slots, found.page, dict(found.query))


def _answer(topic: Topic, read: Read) -> Asked:
    """The view of a topic for what is named."""
    query, named, page = dict(topic.fixed), read.named, topic.page
    if "country" in topic.takes and named["country"] not in recorded("country"):
        return Asked(read.plain, refused="country")
    for kind in (kind for kind in topic.takes if kind in named):
        query |= _param(topic, kind, named[kind])
    if "zone" in topic.takes and "district" not in topic.takes and "district" in named:
        query["zone"] = filters.zone_of(named["district"])
    if topic.figure and not topic.takes and {"zone", "district"} & named.keys():
        # What is known of the city alone is not told of a district: its profile says so.
        kind = "district" if "district" in named else "zone"
        page, query = "profile", {"kind": kind, "id": named[kind]}
    elif topic.figure and not any(kind in named for kind in topic.takes) and _counts(topic, read):
        page, query = "overview", {"figure": topic.figure}
    return Asked(read.plain, topic.id, read.slots, page, query)


def _counts(topic: Topic, read: Read) -> bool:
    """Whether a number is asked for, or the topic has nothing else."""
    return topic.page == "overview" or bool(read.ideas & COUNTING)


def _param(topic: Topic, kind: str, code: str) -> dict[str, str]:
    """What something named is called in the address of a page; nothing where it has no view."""
    if kind in SETTING:
        return dict(pair.split("=") for pair in code.split("&"))
    if kind in ("number", "fact", "term"):
        return {"figure": code}
    if kind == "institution" and topic.page == "profile":
        return {"kind": kind, "id": code}
    if kind == "type" and code not in data.names(TYPES[topic.page]):
        return {}
    known = filters.clusters() if kind == "cluster" else recorded(kind)
    return {kind: code} if code in known or kind not in (*RECORDED, "cluster") else {}
