"""Where in the city a district lies: the whole in the tints of its zones, the one filled."""

from collections.abc import Mapping
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.maps import fit
from cqvet.pictures.svg import outline
from cqvet.pictures.svg.element import Look, Size, Words, css, document, node, path

SIZE: Final[Size] = (128, 116)
EDGE: Final = 3


def draw(zones: Mapping[str, str], district: str, words: Words, look: Look) -> str:
    """`zones` is the zone of each district."""
    project = outline.city(fit.around(list(zones)), (EDGE, EDGE, SIZE[0] - EDGE, SIZE[1] - EDGE))
    found = []
    for code, zone in sorted(zones.items(), key=lambda item: item[0] == district):
        chosen = code == district
        rings = [outline.thinned([project(*p) for p in r]) for r in outline.districts()[code]]
        found.append(
            node(
                "path",
                d="".join(path(ring[:-1]) for ring in rings if len(ring) > 3),
                fill=look.ink if chosen else look.tint(palette.ZONES[zone], 0.5),
                stroke=look.ink if chosen else css(palette.ZONES[zone]),
                stroke_width=1 if chosen else 0.3,
                data_district=code,
            )
        )
    return document(SIZE, words, found, look)
