"""What colours and signs of a picture mean, as HTML in the signs of the picture."""

from collections.abc import Iterable
from typing import Final

from cqvet.pictures import palette

LINE: Final = 0.28
AREA: Final = 0.8
"""Heights of a swatch in em: of the colour of lines, and of areas."""
RIM: Final = "-webkit-text-stroke:1.5px #26231f;paint-order:stroke fill"
"""The dark edge that signs on the map have."""


def of(parts: Iterable[str]) -> str:
    """A legend of such parts."""
    return f'<div style="font-size:0.85rem;line-height:1.6">{" ".join(parts)}</div>'


def swatch(colour: palette.Rgb, label: str, height: float = AREA, more: str = "") -> str:
    """A colour of lines or areas; `more` is further CSS."""
    size = f"display:inline-block;width:1.1em;height:{height}em;vertical-align:middle"
    return _part("", f"{size};background:{palette.css(colour)};{more}", label)


def dot(fill: palette.Rgb | None, line: palette.Rgb, size: float, label: str) -> str:
    """A circle of a size in em, filled or empty."""
    inside = palette.css(fill) if fill else "transparent"
    shape = f"display:inline-block;width:{size}em;height:{size}em;border-radius:50%"
    edge = f"border:1.5px solid {palette.css(line)}"
    return _part("", f"{shape};background:{inside};{edge}", label)


def sign(glyph: str, colour: palette.Rgb, label: str, more: str = "") -> str:
    """A sign of text in a colour."""
    return _part(glyph, f"color:{palette.css(colour)};{more}", label)


def _part(glyph: str, style: str, label: str) -> str:
    mark = f'<span style="{style}">{glyph}</span>'
    return f'<span style="white-space:nowrap;margin-right:1rem">{mark} {label}</span>'
