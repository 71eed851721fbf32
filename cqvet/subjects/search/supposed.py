"""What a question supposes: a lever of the talent pipeline or the yearly adjustment, and its value.

METHOD. A share or a number beside the words of a lever is a supposition if the text says so (what
if, would, rises to) or if it is another than the one that is published; else the published one
is asked about. Shares are read in digits, in words, in tenths and as halves, thirds and quarters.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cqvet.subjects.lab.codes import BUDGETS
from cqvet.subjects.search.numbers import HAN, numbers, written

SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH: Final = {word: value for value, word in enumerate(SMALL)} | {
    word: 10 * (place + 2) for place, word in enumerate(TENS)
}
_WORD: Final = rf"(?:{'|'.join(ENGLISH)})(?:[ -](?:{'|'.join(list(ENGLISH)[1:10])}))?"
_UNIT: Final = r"(?:%|percent|per ?cent|个百分点)"
SHARES: Final[Mapping[re.Pattern[str], float]] = {
    re.compile(rf"(\d+(?:\.\d+)?) ?{_UNIT}"): 0.01,
    re.compile(rf"百分之(\d+(?:\.\d+)?|{HAN}|百)"): 0.01,
    re.compile(rf"\b({_WORD}) {_UNIT}"): 0.01,
    re.compile(r"(\d(?:\.\d)?|[一二两三四五六七八九])成(?!立|都|绩|渝|为|员|果|人)"): 0.1,
}
"""How shares are said -> what one of it is."""
PARTS: Final[Mapping[re.Pattern[str], float]] = {
    re.compile(r"五五开|对半|一半|\bhalf\b|\bfifty-fifty\b"): 0.5,
    re.compile(r"三分之一|\b(a|one) third\b|\bone in three\b"): 1 / 3,
    re.compile(r"三分之二|\btwo[- ]thirds\b"): 2 / 3,
    re.compile(r"四分之一|\b(a|one) quarter\b|\bone in four\b"): 0.25,
    re.compile(r"四分之三|\bthree[- ]quarters\b"): 0.75,
    re.compile(r"二十分之一|\bone in twenty\b"): 0.05,
    re.compile(r"十分之一|\ba tenth\b|\bone in ten\b"): 0.1,
}
SUPPOSING: Final = re.compile(
    r"如果|假如|假设|要是|倘若|假使|若|的话|会怎|会多|会少|会变|变成|提到|提高|提升|升到|升至|降到|降至|降低|调到|调成"
    r"|改成|改为|增加到|扩大|结果|效果|模拟|试算|推演|设为|设成"
    r"|\b(what if|if|suppos\w*|imagin\w*|assum\w*|say|would|were|went up|rose|rises?|raised?"
    r"|raising"
    r"|increas\w+|doubl\w+|drop\w*|fell|falls?|lower\w*|cut|cutting|set|reach\w*|simulat\w*"
    r"|scenario|instead|what happens|what then|reallocat\w*|move|moved|moving|shift\w*|grow\w*)\b"
)
NONE: Final = 1e-6
PLACES: Final = (1_000, 100_000)


class Lever(NamedTuple):
    """What may be set: the sets of ideas that say it, words that do, and what is published."""

    ideas: tuple[frozenset[str], ...]
    said: re.Pattern[str]
    published: float


_NEVER: Final = re.compile(r"(?!)")
LEVERS: Final[Mapping[str, Lever]] = {
    "vocational_share": Lever(
        (),
        re.compile(
            r"[职普][普职](比|分流|融通比)|初中.{0,8}(读|上|进|去)(职校|中职|职高)|(读|上|进)(职校|中职|职高)的?(比例|占)"
            r"|\b(go|goes|went|going|enter\w*|choose|chose|attend\w*)( on)? (to "
            r"|into )?(a )?(secondary )?vocational"
            r"( (school|track|education)\w*)?\b|\bvocational (share|split)\b"
            r"|\bsplit between (general|academic) and vocational\b"
        ),
        0.0,
    ),
    "dropout_secondary": Lever(
        (),
        re.compile(
            r"中职.{0,4}(流失|辍学|退学)|\bsecondary\b.*\bdrop(ping|ped)?[- ]?outs?\b"
            r"|\bdrop[- ]?outs?\b.*\bsecondary\b"
        ),
        0.0,
    ),
    "through_share": Lever((frozenset({"through"}),), _NEVER, 0.4),
    "secondary_progression": Lever((frozenset({"secondary", "progress"}),), _NEVER, 0.65),
    "college_progression": Lever(
        (
            frozenset({"college", "progress"}),
            frozenset({"college", "bachelor"}),
            frozenset({"bachelor", "progress"}),
        ),
        re.compile(r"专升本"),
        0.2,
    ),
    "budget": Lever(
        tuple(
            frozenset({how, what})
            for how in ("adjust", "move", "through_adjust")
            for what in ("programme", "offering")
        ),
        re.compile(
            r"专业.{0,8}(调整|调换|调|动|换|挪|改)|(调整|调|动|换|挪|改).{0,8}专业"
            r"|\b(adjust|chang|reallocat|mov|shift|swap|replac|restructur"
            r"|renew)\w*\b.*\b(programmes?|programs?"
            r"|courses?|offerings?|places)\b|\b(programmes?|programs?|courses?"
            r"|offerings?)\b.*\b(adjust|chang"
            r"|reallocat|mov|shift|swap|replac|restructur|renew)\w*\b"
        ),
        0.05,
    ),
}
"""In the order in which they are tried."""


def supposed(plain: str, said: frozenset[str]) -> dict[str, str]:
    """The lever that a folded text sets, with its value, as `lever` or `budget`."""
    share = _share(plain)
    supposing = bool(SUPPOSING.search(plain))
    if share:
        for name, lever in LEVERS.items():
            if any(each <= said for each in lever.ideas) or lever.said.search(plain):
                known = lever.published and abs(share - lever.published) > NONE
                if not (supposing or known):
                    return {}
                if name == "budget":
                    return {"budget": min(BUDGETS, key=lambda one: abs(float(one) - share))}
                return {"lever": f"{name}={round(share, 3):g}"}
    if supposing and "comprehensive" in said:
        for number in numbers(plain):
            value = max(number.values)
            if PLACES[0] <= value <= PLACES[1] and not re.fullmatch(r"20\d\d", number.said.strip()):
                return {"lever": f"comprehensive_places={value:g}"}
    return {}


def _share(plain: str) -> float:
    """The share that is named, 0 to 1, of several the last; 0 for none."""
    found = [
        (at.start(), value * one)
        for pattern, one in SHARES.items()
        for at in pattern.finditer(plain)
        for value in _value(at[1])
    ]
    found += [
        (at.start(), part) for pattern, part in PARTS.items() for at in pattern.finditer(plain)
    ]
    value = max(found)[1] if found else 0.0
    return value if 0 < value <= 1 else 0.0


def _value(said: str) -> Iterator[float]:
    """A number below a hundred, in digits or in words."""
    if re.fullmatch(r"\d+(\.\d+)?", said):
        yield float(said)
    elif said in ("百", "一百"):
        yield 100.0
    elif re.fullmatch(HAN, said):
        yield float(written(said))
    else:
        yield float(sum(ENGLISH[word] for word in re.split(r"[ -]", said)))
