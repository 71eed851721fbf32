"""The few elements that pictures are made of, and how a picture looks."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cqvet.i18n import Lang, tag
from cqvet.pictures import palette
from cqvet.pictures.palette import Rgb, css

__all__ = [
    "Look",
    "Point",
    "Size",
    "Words",
    "css",
    "document",
    "hatch",
    "node",
    "path",
    "text",
]

FONT: Final = (
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Source Han Sans SC', sans-serif"
)
Point = tuple[float, float]
Size = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """Who looks: the language, the ground, and whether there is room for the wide drawing."""

    lang: Lang
    dark: bool = False
    narrow: bool = False

    @property
    def ink(self) -> str:
        return css(palette.INK[self.dark])

    @property
    def ground(self) -> str:
        return css(palette.GROUND[self.dark])

    @property
    def quiet(self) -> str:
        """Lines and words beside the matter, still legible."""
        return css(palette.QUIET[self.dark])

    @property
    def letter(self) -> float:
        """The height of text, in units of the drawing."""
        return 14.5 if self.narrow else 13.5

    def tint(self, colour: Rgb, share: float = 0.4) -> str:
        """A colour thinned with the ground."""
        return css(palette.mixed(colour, palette.GROUND[self.dark], share))


@dataclass(frozen=True)
class Words:
    """What a picture says of itself: its name, and what it shows, in a sentence."""

    title: str
    said: str


def node(name: str, *children: str, **attributes: str | float | None) -> str:
    """An element; `_` in the name of an attribute stands for `-`, None leaves it out."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_short(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


def text(
    words: str, at: Point, look: Look, *, anchor: str = "start", halo: bool = False, **more: str
) -> str:
    """Words whose middle line is at a height; with a halo they can be read on anything."""
    outline = {"stroke": look.ground, "stroke-width": "3", "paint-order": "stroke"} if halo else {}
    return node(
        "text",
        escape(words),
        x=at[0],
        y=at[1] + look.letter * 0.36,
        text_anchor=None if anchor == "start" else anchor,
        **({"fill": look.ink} | outline | more),
    )


def path(points: Sequence[Point], *, closed: bool = True) -> str:
    """The data of a path through points, written relative to each other: that is shorter."""
    steps = [(round(10 * x), round(10 * y)) for x, y in points]
    found = [f"M{_tenth(steps[0][0])} {_tenth(steps[0][1])}l"]
    for (x, y), (to_x, to_y) in itertools.pairwise(steps):
        found.append(f"{_tenth(to_x - x)} {_tenth(to_y - y)} ")
    return "".join(found).rstrip().replace(" -", "-") + ("z" if closed else "")


def hatch(name: str, colour: str, ground: str) -> str:
    """The pattern of what is modelled, to be filled with as `url(#name)`."""
    return node(
        "pattern",
        node("rect", width=5, height=5, fill=ground),
        node("path", d="M0 5L5 0", stroke=colour, stroke_width=1.6),
        id=name,
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
    )


def document(size: Size, words: Words, children: Sequence[str], look: Look) -> str:
    """The whole picture. It has no ground: that of the page shows through."""
    return node(
        "svg",
        node("title", escape(words.title)),
        node("desc", escape(words.said)),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size[0]} {size[1]}",
        width=size[0],
        height=size[1],
        lang=tag(look.lang),
        role="img",
        font_family=FONT,
        font_size=look.letter,
    )


def _short(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:g}"
