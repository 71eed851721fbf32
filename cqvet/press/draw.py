"""The pictures of a report as SVG, and as PNG for programs that cannot draw SVG."""

import re
from functools import lru_cache

from cqvet.base.filters import Filters
from cqvet.i18n import Lang
from cqvet.pictures.svg import bars, board, dumbbell
from cqvet.pictures.svg.element import Look, Words
from cqvet.subjects.report import Picture

SCALE = 2.5
FONT = "fonts-noto-cjk"
"""The package of Debian with a font that has Chinese characters."""


HALO = re.compile(r' stroke="[^"]*" stroke-width="3" paint-order="stroke"')
"""The ground around words, which this converter would paint over them."""


class FontError(RuntimeError):
    """No font of this machine has Chinese characters: a PNG would show boxes or nothing."""

    def __init__(self) -> None:
        super().__init__(FONT)


def svg(picture: Picture, lang: Lang) -> str:
    """A picture of a report on a light ground."""
    look, words = Look(lang), Words(picture.title, picture.alt)
    if picture.shape == "map":
        return board.draw("map", Filters(), look)
    if picture.shape == "shares":
        rows = [
            dumbbell.Row(
                mark.name,
                mark.span.value,
                *_ends(mark.span),
                mark.beside,
                mark.said,
                not mark.plain,
                strong=False,
            )
            for mark in picture.marks
        ]
        return dumbbell.draw(rows, dumbbell.Legend(*picture.keys), words, look)
    marks = [bars.Row(one.name, *one.span, one.said, one.plain) for one in picture.marks]
    return bars.draw(marks, words, look)


def _ends(span: tuple[float, float, float]) -> tuple[float, float]:
    """The ends of an interval; an exact value is its own."""
    value, low, high = span
    return (value, value) if low != low else (low, high)  # noqa: PLR0124 -- nan


@lru_cache(maxsize=64)
def png(picture: str) -> bytes:
    """An SVG as PNG, two and a half times as large. Raises `FontError`."""
    if not has_font():
        raise FontError
    return _drawn(picture)


@lru_cache(maxsize=1)
def has_font() -> bool:
    """Whether Chinese can be drawn: without a font two characters look the same."""
    one, other = (_drawn(_sign(sign)) for sign in "重庆")
    return one != other


def _drawn(picture: str) -> bytes:
    import vl_convert  # noqa: PLC0415 -- it reserves much memory, which only pictures need

    drawn: bytes = vl_convert.svg_to_png(HALO.sub("", picture), scale=SCALE)
    return drawn


def _sign(sign: str) -> str:
    text = f'<text x="1" y="17" font-family="sans-serif" font-size="16">{sign}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{text}</svg>'


def all_svg(pictures: tuple[Picture, ...], lang: Lang) -> dict[str, str]:
    """Every picture of a report by its id."""
    return {picture.id: svg(picture, lang) for picture in pictures}
