"""Schools by what people call them: the core of a name and any word for a school."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.search import ideas, words
from cqvet.subjects.search.things import LEVELS, Thing, things

HIGHER: Final = (
    r"职业技术学院|职业技术大学|科技职业大学|职业学院|职业大学|科职大|职技院|职院|职大|高等专科学校|高专"
    r"|专科学校|技师学院|学院|大学|专(?![业科项门升题属])"
)
LOWER: Final = (
    r"高级技工学校|技工学校|中等专业学校|职业教育中心|职业高级中学|职业中学校|职业高中|职业中学|职业学校"
    r"|职教中心|职高|职中|中专"
    r"|技校|学校"
)
ENDS: Final = ("职院", "职大", "专")
"""Words for a school before which a single character may stand for its name."""
CENTRE: Final = frozenset({"职业教育中心", "职教中心"})
"""Schools that go by the name of their district."""
HEAD: Final = (
    r"(?:colleges?|polytechnics?|universit(?:y|ies)|institutes?|schools?|centres?|centers?|academy)"
)
PLURAL: Final = re.compile(r"(colleges|polytechnics|universities|institutes|schools|centres)$")
COMMON: Final = frozenset(
    re.findall(
        r"[a-z-]+",
        "chongqing vocational and technical college polytechnic university institute school centre"
        " center education of the senior skilled-worker skilled worker specialised secondary"
        " district county higher academy voc vet tech edu ed uni",
    )
)
"""Words of English names that tell no school from another."""
SCHOOL: Final = frozenset({"school", "college", "secondary", "university", "vocational", "filler"})
"""Ideas of words for a school."""
SOME: Final = 2
"""So many telling words at least are enough of a longer name."""
MOST: Final = 0.6
"""So much of what is said of a college has to be in its name, if the rest is said otherwise."""
COLLEGE: Final = re.compile(r"college|polytechnic|universit|institute")
BEFORE: Final = 6
"""So many words before the word for a school may be its name."""
_TAIL: Final = re.compile(rf"{HIGHER}|{LOWER}")
_LAST: Final = re.compile(rf"({HIGHER}|{LOWER})$")
_PLACE: Final = re.compile(r"^重庆市?|[市区县]|土家族|苗族|自治|民族")
_NAME: Final = re.compile(rf"\b{HEAD}\b(?: of ((?:[a-z]+(?: and)? ?){{1,5}}))?")


def named(plain: str) -> tuple[str, int, int] | None:
    """The school that a folded text names for short, and where; None where it names none."""
    return _chinese(plain) if words.HAN.search(plain) else _english(plain)


def longer(said: str, than: str) -> bool:
    """Whether what is said tells more of a school than a name that stands in it."""
    return len(_telling(said)) > len(_telling(than)) if than in said else False


def _telling(said: str) -> frozenset[str]:
    return frozenset(map(words.singular, re.findall(r"[a-z]+|[\u3400-\u9fff]", said))) - COMMON


def _chinese(plain: str) -> tuple[str, int, int] | None:
    for tail in _TAIL.finditer(plain):
        lower = bool(re.fullmatch(LOWER, tail[0]))
        centre = tail[0] in CENTRE
        for start in range(max(0, tail.start() - 8), tail.start()):
            core = _PLACE.sub("", plain[start : tail.start()])
            whole = len(core) > 0 and plain[start] == core[0]
            known = whole and (centre or core not in _districts())
            if known and (code := _of_core(core, lower=lower) or _of_sign(core, tail[0])):
                return code, start, tail.end()
    return None


def _of_core(core: str, *, lower: bool) -> str:
    """The school of this core: the same one, or one that has its characters in their order."""
    known = [one for one in _cores() if one[1] == lower and len(core) > 1]
    same = [code for own, _, code in known if own == core]
    if same:
        return same[0]
    like = sorted((len(own), code) for own, _, code in known if _short(core, own))
    alone = len({code for _, code in like}) == 1
    return like[0][1] if like and (len(core) > 2 or alone) else ""


def _of_sign(core: str, tail: str) -> str:
    """The one school whose name begins with this character and ends like this word for a school."""
    if len(core) > 1 or tail not in ENDS:
        return ""
    ended = {"大": "大学", "专": "专科学校"}.get(tail[-1], tail[-1])
    like = dict.fromkeys(
        (LEVELS.get(level, 0.0), code)
        for sign, name, level, code in _signs()
        if sign == core and name.endswith(ended)
    )
    best = [code for weight, code in like if weight == max(like)[0]]
    return best[0] if len(best) == 1 else ""


@cache
def _signs() -> tuple[tuple[str, str, str, str], ...]:
    """The first character of each Chinese name, the name, the level of the school, its code."""
    levels = {row["institution"]: row["level"] for row in data.every("institutions")}
    names = ((thing, words.folded(name)) for thing in _schools() for name in thing.names)
    return tuple(
        (_PLACE.sub("", name)[:1], name, levels[thing.id], thing.id)
        for thing, name in names
        if words.HAN.search(name)
    )


def _short(core: str, own: str) -> bool:
    """Whether a core is short for a name: it begins alike and keeps the order of characters."""
    at = 0
    for sign in core:
        at = own.find(sign, at) + 1
        if not at:
            return False
    return core[0] == own[0] and len(core) < len(own)


@cache
def _districts() -> frozenset[str]:
    return frozenset(str(row["short_zh"]) for row in data.every("districts"))


@cache
def _cores() -> tuple[tuple[str, bool, str], ...]:
    """The core of each Chinese name, whether it is of a secondary school, and its code."""
    found = []
    for thing in _schools():
        for name in (words.folded(name) for name in thing.names if words.HAN.search(name)):
            if last := _LAST.search(name):
                core = _PLACE.sub("", name[: last.start()]).removesuffix("职业")
                found.append((core, bool(re.fullmatch(LOWER, last[0])), thing.id))
    return tuple(one for one in found if len(one[0]) > 1)


def _english(plain: str) -> tuple[str, int, int] | None:
    for head in _NAME.finditer(plain):
        if PLURAL.search(head[0].split()[0]) or _told(plain, head.start()):
            continue
        after = (head[1] or "").split()
        higher = bool(COLLEGE.match(head[0]))
        for last in range(len(after), 0, -1):
            if code := _of_words(after[:last], higher=higher):
                return code, head.start(), head.end()
        before = list(re.finditer(r"[a-z-]+", plain[: head.start()]))[-BEFORE:]
        for first in before:
            part = plain[first.start() : head.start()]
            if first[0] != "and" and (code := _of_words(part.split(), higher=higher)):
                return code, first.start(), head.end(0) if not head[1] else head.start(1) - 4
    return None


def _told(plain: str, at: int) -> bool:
    """Whether a word for a school is within words for something else: a modern industry college."""
    around = [word.ideas for word in ideas.read(plain) if word.start < at < word.end]
    return any(said - SCHOOL for said in around)


def _of_words(said: list[str], *, higher: bool) -> str:
    """The school of these telling words; of some of them where no other has them."""
    core = frozenset(map(words.singular, said)) - COMMON
    if code := _words().get(core, ""):
        return code
    like = {code for own, code in _words().items() if core < own} if len(core) >= SOME else set()
    near = {
        code: len(own & core)
        for own, code in _words().items()
        if len(own & core) >= max(SOME, len(core) * MOST) and code in _higher()
    }
    best = [code for code in near if near[code] == max(near.values())] if higher else []
    if len(best) == 1:
        return best[0]
    return like.pop() if len(like) == 1 else ""


@cache
def _higher() -> frozenset[str]:
    """The schools above the secondary level."""
    return frozenset(
        row["institution"] for row in data.every("institutions") if LEVELS.get(row["level"])
    )


@cache
def _words() -> Mapping[frozenset[str], str]:
    """The telling words of each English name -> the school, where they are of one."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for thing in _schools():
        for name in thing.names:
            parts = re.findall(r"[a-z-]+", words.folded(name))
            core = frozenset(map(words.singular, parts)) - COMMON
            if core and not words.HAN.search(name) and thing.id not in found[core]:
                found[core].append(thing.id)
    return {core: codes[0] for core, codes in found.items()}


def _schools() -> Iterator[Thing]:
    """The schools, those of higher level first."""
    every = [thing for thing in things() if thing.kind == "institution"]
    levels = {
        row["institution"]: LEVELS.get(row["level"], 0.0) for row in data.every("institutions")
    }
    yield from sorted(every, key=lambda thing: -levels[thing.id])
