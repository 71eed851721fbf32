"""The four pictures of the overview, from the rows of their subjects to the text of an SVG."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.maps.world import SEAT
from cqvet.pictures.svg import city, dumbbell, element, labelling, ribbon, world
from cqvet.pictures.svg.element import Look, Words
from cqvet.subjects import board
from cqvet.subjects.board import abroad, flow, match, places

BREAK: Final = "/"
SIZE: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)" width="\d+" height="\d+"')
WORD: Final = re.compile(r"([\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+)[、，。；：）”》]*\s*")
"""What a line is not broken within: a Chinese character or a word, with the marks behind it."""
EDGE: Final = 8.0


@lru_cache(maxsize=512)
def draw(tile: str, chosen: Filters, look: Look) -> str:
    """The picture of a tile. Raises `KeyError` for an unknown tile."""
    t = Text(look.lang)
    words = Words(t(f"board.title_{tile}"), plain(board.SENTENCES[tile](chosen, t)))
    return _DRAWN[tile](chosen, words, look, t)


def _map(chosen: Filters, words: Words, look: Look, t: Text) -> str:
    counted = places.counted(chosen.tier, chosen.cluster)
    rows = [
        city.District(
            row["district"],
            row["zone"],
            t.pick(row, "short"),
            row["lon"],
            row["lat"],
            counted[row["district"]],
        )
        for row in data.every("districts")
    ]
    zones = {
        row["zone"]: (
            t.pick(row, "name"),
            sum(one.n for one in rows if one.zone == row["zone"]),
        )
        for row in data.every("zones")
    }
    none = t("board.none_tied" if chosen.has_industry else "board.none_placed")
    return city.draw(city.Scene(rows, zones, none, chosen.zone, chosen.district), words, look)


def scenario(levers: flow.Levers, look: Look) -> str:
    """The flow with levers set."""
    t = Text(look.lang)
    words = Words(t("board.title_flow"), plain(flow.sentence(Filters(), t, levers)))
    return _ribbons(levers, words, look, t)


def _flow(_chosen: Filters, words: Words, look: Look, t: Text) -> str:
    return _ribbons(flow.TODAY, words, look, t)


def _ribbons(levers: flow.Levers, words: Words, look: Look, t: Text) -> str:
    flows = [ribbon.Flow(*ends, value) for ends, value in flow.links(levers).items()]
    names = {}
    for node, value in flow.amounts(levers).items():
        gap = BREAK if look.narrow and node not in flow.ENDS else " "
        said = f"{t(f'pipeline.short_{node}')}{gap}{number(value, t.lang, 0)}"
        names[node] = said.split(BREAK)
    return ribbon.draw(ribbon.Scene(flow.ENTRIES, flow.ENDS, flows, names), words, look)


def _match(chosen: Filters, words: Words, look: Look, t: Text) -> str:
    strong = match.chosen_roots(chosen)
    rows = [
        dumbbell.Row(
            match.name(one, t),
            *one.supply,
            one.demand,
            t("board.points", n=match.signed(one.gap[0], t)),
            one.own_target,
            one.cluster in strong,
        )
        for one in match.shown(chosen)
    ]
    legend = dumbbell.Legend(*(t(f"board.key_{key}") for key in ("supply", "demand", "none")))
    return dumbbell.draw(rows, legend, words, look)


def _world(chosen: Filters, words: Words, look: Look, t: Text) -> str:
    known, seat = data.records("countries"), data.records("districts")[SEAT]
    rows = [
        world.Country(code, t.pick(known[code], "name"), known[code]["lon"], known[code]["lat"], n)
        for code, n in abroad.countries(chosen)
    ]
    shown = {one.code for one in rows}
    others = [
        (known[code]["lon"], known[code]["lat"])
        for code, _ in abroad.countries(Filters())
        if code not in shown
    ]
    scene = world.Scene(rows, others, t("finding.here"), (seat["lon"], seat["lat"]))
    return world.draw(scene, words, look)


_DRAWN: Final = {"map": _map, "flow": _flow, "match": _match, "world": _world}


def taken(drawn: str, head: str, lines: Iterable[str], look: Look) -> str:
    """A picture as a file: on its ground, under what it says, over what else is to be known."""
    wide, high = map(int, SIZE.findall(drawn)[0])
    step = look.letter * 1.4
    above = _broken(head, wide, look.letter)
    below = [part for line in lines for part in _broken(line, wide, look.letter)]
    top, foot = EDGE + step * len(above), EDGE + step * len(below)
    whole = round(top + high + foot + EDGE)
    rows = [(EDGE + step * (i + 0.5), line) for i, line in enumerate(above)]
    rows += [(top + high + EDGE + step * (i + 0.5), line) for i, line in enumerate(below)]
    said = "".join(element.text(line, (EDGE, y), look) for y, line in rows)
    # A picture goes to its very edge, where a page has air around it.
    broad = round(wide + 2 * EDGE)
    ground = element.node("rect", width=broad, height=whole, fill=look.ground)
    opened, _, rest = drawn.partition("</desc>")
    size = f'viewBox="0 0 {broad} {whole}" width="{broad}" height="{whole}"'
    body = f'<g transform="translate({EDGE} {top:.1f})">{rest.removesuffix("</svg>")}</g>'
    return f"{SIZE.sub(size, opened, count=1)}</desc>{ground}{body}{said}</svg>"


def _broken(words: str, room: float, letter: float) -> list[str]:
    """Words in lines of at most this width."""
    lines = [""]
    for word in (found.group() for found in WORD.finditer(words)):
        if lines[-1] and labelling.width(lines[-1] + word, letter) > room:
            lines.append("")
        lines[-1] += word
    return lines
