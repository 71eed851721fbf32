"""Which programme a row means: by code, by name and level, in the edition of its year.

METHOD. Higher vocational codes of the catalogue of 2015 begin with 51 to 69, those of 2021 with
41 to 59, so from 51 to 59 one code has two meanings. A row since 2021 is read by the catalogue of
2021. One before is read so where its name or a later row of the same institution shows it, or
where the other early codes of the file can only be of 2021; else the reader is asked. A code of
2015 is never read as a programme of 2021: the name in the row finds the successor, or it is asked
for, among the programmes of the division that follows. A name means a programme where one of
the level is called so; what stands in parentheses says no more than a direction.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from cqvet.base.fault import Fault
from cqvet.base.forms import Ask, Change, Choices, Settled
from cqvet.base.forms.fault import FOUND
from cqvet.subjects.register.form import Words
from cqvet.subjects.register.levels import folded, level

SINCE: Final = 2021
"""The first year of the catalogue of 2021."""
HIGHER: Final = "higher_vocational"
OFFERED: Final = 8
ALIKE: Final = 60
_CODE: Final = re.compile(r"\d{6}", re.ASCII)
_CODE_NAME: Final = re.compile(r"([0-9]{6})[\s_\-—:：.、]*([^\W\d_].*)")
_NAME_CODE: Final = re.compile(r"([^\W\d_]\D*?)[\s_\-—:：(\[]*([0-9]{6})[)\]]?")
_DIRECTION: Final = re.compile(r"(\d{6})\d{2}", re.ASCII)
_SUFFIX: Final = re.compile(r"[A-Za-z]{1,2}")
_ASIDE: Final = re.compile(r"[(\[].*?[)\]]")
_BOTH: Final = range(51, 60)
_OLD: Final = range(60, 70)
_NEW: Final = range(41, 51)
_OLD_SECONDARY: Final = range(1, 20)

Row = Mapping[str, str]


@dataclass
class _Seen:
    """What the rows of a file say about its edition."""

    later: set[tuple[str, str]] = field(default_factory=set)
    editions: set[str] = field(default_factory=set)


def settle(words: Words, rows: Sequence[Row], choices: Choices) -> Iterator[Settled]:
    """What each row means by its programme."""
    seen = _seen(words, rows)
    for row in rows:
        yield tuple(_row(words, row, seen, choices))


def _seen(words: Words, rows: Sequence[Row]) -> _Seen:
    seen = _Seen()
    for row in rows:
        code = row.get("programme", "")
        if not _CODE.fullmatch(code) or level(row.get("level", ""), words.levels) != HIGHER:
            continue
        if _year(row) >= SINCE:
            seen.later.add((row.get("institution", ""), code))
        elif int(code[:2]) in _OLD:
            seen.editions.add("2015")
        elif int(code[:2]) in _NEW:
            seen.editions.add("2021")
    return seen


def _year(row: Row) -> int:
    text = row.get("year", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else SINCE


def _row(words: Words, row: Row, seen: _Seen, choices: Choices) -> Iterator[Change | Ask | Fault]:
    text, name = row.get("programme", ""), row.get("programme_name", "")
    at = level(row.get("level", ""), words.levels)
    if not text:
        if name:
            yield from _split(words, name, at)
        return
    if not _CODE.fullmatch(text):
        yield from _split(words, text, at)
        return
    division, early = int(text[:2]), _year(row) < SINCE
    if at == HIGHER and division in _OLD:
        yield from _old(words, text, name, at)
    elif at == HIGHER and early and division in _BOTH:
        yield from _either(words, row, seen, choices)
    elif at != HIGHER and division in _OLD_SECONDARY:
        yield from _old(words, text, name, at)
    elif text in words.programmes and name:
        yield from _contradiction(words, text, name, at)


def _either(
    words: Words, row: Row, seen: _Seen, choices: Choices
) -> Iterator[Change | Ask | Fault]:
    """A code that means one thing in 2015 and another in 2021, in a row before 2021."""
    text, name = row["programme"], row.get("programme_name", "")
    if name and (by_name := _named(words, name, HIGHER)):
        if text not in by_name:
            yield from _old(words, text, name, HIGHER)
        return
    known = text in words.programmes
    shown = known and (
        (row.get("institution", ""), text) in seen.later or seen.editions == {"2021"}
    )
    if shown and "edition_2021" not in choices.untouched:
        yield Change("programme", text, "edition_2021")
        return
    if seen.editions == {"2015"} or not known:
        yield from _old(words, text, name, HIGHER)
        return
    means = {"2015": text, "2021": text}
    yield Ask("edition", "edition", "programme", text, ("2015", "2021"), means)
    if choices.answers.get("edition") == "2015":
        yield from _old(words, text, name, HIGHER)


def _old(words: Words, text: str, name: str, at: str) -> Iterator[Change | Ask | Fault]:
    """A code of an earlier catalogue: its successor by name, or the question."""
    found = _named(words, name, at) if name else ()
    if len(found) == 1:
        yield Change("programme", found[0], "edition")
        return
    division = str(int(text[:2]) - 10)
    follow = tuple(
        code
        for code, levels in words.programmes.items()
        if at == HIGHER and code.startswith(division) and at in levels
    )
    candidates = found or follow
    if candidates:
        yield Ask(f"successor:{text}", "successor", "programme", text, tuple(candidates))
    else:
        yield Fault("programme", "earlier_catalogue", text)


def _split(words: Words, text: str, at: str) -> Iterator[Change | Ask | Fault]:
    """A cell with a code and more, or with a name."""
    if (found := _CODE_NAME.fullmatch(text)) and found[1] in words.programmes:
        code, rest = found.groups()
        if _SUFFIX.fullmatch(rest):
            yield Change("programme", code, "programme_suffix")
            return
        yield Change("programme", code, "programme_with_name")
        yield from _contradiction(words, code, rest, at)
    elif (found := _NAME_CODE.fullmatch(text)) and found[2] in words.programmes:
        name, code = found.groups()
        yield Change("programme", code, "programme_with_name")
        yield from _contradiction(words, code, name, at)
    elif (found := _DIRECTION.fullmatch(text)) and found[1] in words.programmes:
        yield Change("programme", found[1], "programme_direction")
    elif not any(sign.isdigit() for sign in text) and words.names:
        yield from _by_name(words, text, at)


def _by_name(words: Words, name: str, at: str) -> Iterator[Change | Ask | Fault]:
    codes = _named(words, name, at)
    if len(codes) == 1:
        yield Change("programme", codes[0], "programme_by_name")
        return
    offered = codes or _alike(words, name, at)
    if offered:
        yield Ask(f"programme:{name}:{at}", "programme", "programme", name, offered)
    else:
        yield Fault("programme", "unknown_programme_name", name[:FOUND])


def _contradiction(words: Words, code: str, name: str, at: str) -> Iterator[Ask]:
    """A name that is another programme's than the code's."""
    codes = _named(words, name, at)
    if codes and code not in codes:
        both = (code, *codes)
        yield Ask(f"programme:{code}:{name}", "programme", "programme", f"{code} {name}", both)


def plain(name: str) -> str:
    """A name of a programme as it is compared: without a direction in parentheses."""
    text = folded(name)
    return _ASIDE.sub("", text) or text


def _named(words: Words, name: str, at: str) -> tuple[str, ...]:
    """The programmes of a name at a level; at all levels where that is not known."""
    codes = words.names.get(folded(name)) or words.names.get(plain(name), ())
    return tuple(code for code in codes if not at or at in words.programmes[code])


def _alike(words: Words, name: str, at: str) -> tuple[str, ...]:
    """The programmes whose names are nearest."""
    names = [
        other
        for other, codes in words.names.items()
        if any(not at or at in words.programmes[code] for code in codes)
    ]
    near = process.extract(plain(name), names, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=ALIKE)
    found = [code for other, _, _ in near for code in _named(words, other, at)]
    return tuple(dict.fromkeys(found))
