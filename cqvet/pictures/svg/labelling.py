"""Labels on a canvas: inside the frame, on no other label and no mark, with a line where apart.

METHOD. As on the maps (`maps.leaders`): labels are taken in the order given; each is tried below,
above, right and left of its mark, then, where it may have a line, on rings around it, first in
the direction away from the middle of all marks. What is free nowhere is left out.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures.maps.around import overlap
from cqvet.pictures.svg.element import Look, Point, Size, node, text
from cqvet.pictures.svg.outline import Box

RINGS: Final = (20, 28, 38, 50, 64, 80, 98, 118)
DIRECTIONS: Final = 24
WIDE: Final = 0.6
"""A Latin letter, in heights of the text: rather too wide than cut."""
LINE: Final = 1.22


@dataclass(frozen=True)
class Label:
    """Words about a mark: where it is, its radius, and whether a line may lead to it."""

    words: str
    at: Point
    radius: float
    led: bool = False


@dataclass(frozen=True)
class Placed:
    """A label with the middle and box it was given."""

    label: Label
    middle: Point
    box: Box
    far: bool


def width(words: str, letter: float) -> float:
    """About how wide words are: a Chinese character counts as one height, others as 0.6."""
    return sum(letter if ord(sign) > 0x2E7F else WIDE * letter for sign in words)


def wrapped(words: str, room: float, letter: float) -> list[str]:
    """Words in lines of at most this width, parted at blanks."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, letter) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def placed(
    labels: Sequence[Label], size: Size, letter: float, taken: Sequence[Box] = ()
) -> list[Placed]:
    """The labels that fit, in the order given; `taken` are boxes that stay free of them."""
    boxes = [*taken, *(_around(label) for label in labels)]
    found: list[Placed] = []
    for label in labels:
        for middle, far in _spots(label, letter, _outward(label, labels)):
            own = _box(label.words, middle, letter)
            inside = own[0] >= 0 and own[1] >= 0 and own[2] <= size[0] and own[3] <= size[1]
            if inside and not any(overlap(own, other) for other in boxes):
                found.append(Placed(label, middle, own, far))
                boxes.append(own)
                break
    return found


def drawn(found: Sequence[Placed], look: Look) -> list[str]:
    """Lines first, then words with a halo."""
    lines = [
        node(
            "path",
            d=f"M{one.label.at[0]:.1f} {one.label.at[1]:.1f}L{_end(one)[0]:.1f} {_end(one)[1]:.1f}",
            stroke=look.quiet,
            stroke_width=1,
        )
        for one in found
        if one.far
    ]
    words = [text(one.label.words, one.middle, look, anchor="middle", halo=True) for one in found]
    return lines + words


def _end(one: Placed) -> Point:
    """Where the line meets the box of its words."""
    x = min(max(one.label.at[0], one.box[0]), one.box[2])
    y = min(max(one.label.at[1], one.box[1]), one.box[3])
    return x, y


def _outward(label: Label, labels: Sequence[Label]) -> float:
    """The direction away from the middle of all marks: lines that go there cross least."""
    x, y = (sum(one.at[i] for one in labels) / len(labels) for i in (0, 1))
    return math.atan2(label.at[1] - y, label.at[0] - x)


def _spots(label: Label, letter: float, outward: float) -> Iterator[tuple[Point, bool]]:
    """Middles of a label, the best first, and whether a line has to lead there."""
    x, y = label.at
    half = width(label.words, letter) / 2
    off = label.radius + letter * LINE / 2 + 1
    side = label.radius + half + 4
    for spot in ((x, y + off), (x + side, y), (x - side, y), (x, y - off)):
        yield spot, False
    for ring in RINGS if label.led else ():
        for step in range(DIRECTIONS):
            turn = outward + (-1) ** step * math.pi * ((step + 1) // 2) / (DIRECTIONS / 2)
            yield (x + (ring + half * 0.7) * math.cos(turn), y + ring * math.sin(turn)), True


def _around(label: Label) -> Box:
    (x, y), far = label.at, label.radius
    return x - far, y - far, x + far, y + far


def _box(words: str, middle: Point, letter: float) -> Box:
    half, tall = width(words, letter) / 2 + 2, letter * LINE / 2
    return middle[0] - half, middle[1] - tall, middle[0] + half, middle[1] + tall


def apart(wanted: Sequence[float], talls: Sequence[float], height: float) -> list[float]:
    """Middles near those wanted, in their order, none on another and all within the height."""
    found: list[float] = []
    least = 0.0
    for middle, tall in zip(wanted, talls, strict=True):
        found.append(max(middle, least + tall / 2))
        least = found[-1] + tall / 2
    most = height
    for i in range(len(found) - 1, -1, -1):
        found[i] = min(found[i], most - talls[i] / 2)
        most = found[i] - talls[i] / 2
    return found
