"""The colours of the atlas.

Zones are blue, green and orange of one lightness, safe for colour-blind readers, each at
least 3:1 against the ground of both themes.
"""

from typing import Final

Rgb = tuple[int, int, int]

ZONES: Final[dict[str, Rgb]] = {
    "metro": (70, 121, 176),
    "northeast": (45, 127, 101),
    "southeast": (175, 88, 33),
}
GROUND: Final[dict[bool, Rgb]] = {False: (251, 249, 244), True: (25, 28, 32)}
INK: Final[dict[bool, Rgb]] = {False: (38, 35, 31), True: (236, 231, 220)}
FAINT: Final[dict[bool, Rgb]] = {False: (236, 231, 219), True: (38, 43, 49)}
LAND: Final[dict[bool, Rgb]] = {False: (222, 215, 200), True: (58, 64, 72)}
"""Continents under arcs and words: scenery, no mark."""
HALF: Final[Rgb] = (150, 180, 212)
"""Between the shade of supply and that of nothing known."""
MISSING: Final[dict[bool, Rgb]] = {False: (190, 186, 178), True: (88, 92, 98)}
QUIET: Final[dict[bool, Rgb]] = {False: (92, 88, 80), True: (170, 166, 158)}
"""Words and lines beside the matter: at least 4.5:1 against the ground."""
OTHERS: Final[dict[bool, Rgb]] = {False: (128, 124, 116), True: (128, 132, 140)}
"""What belongs to none of the parts that are coloured: seen, and quiet."""
GOLD: Final[Rgb] = (242, 193, 78)
THROUGH: Final[dict[bool, Rgb]] = {False: (154, 106, 0), True: GOLD}
"""Through-training where it is a mark on the ground: at least 4.5:1."""
YOURS: Final[Rgb] = (158, 62, 148)
"""What a visitor brought."""
COOPERATION: Final[dict[str, Rgb]] = {
    "schools": (178, 99, 43),
    "training": (63, 116, 173),
    "alliances": (24, 132, 112),
    "others": (120, 120, 128),
}
"""Groups of international items; each has a sign of its own as well."""
TWIN_CITIES: Final[dict[str, Rgb]] = {
    "agreement": (120, 120, 128),
    "alliance": (63, 116, 173),
    "community": (132, 94, 168),
    "group": (24, 132, 140),
    "consortium": (74, 127, 79),
    "policy": (134, 104, 84),
    "programme": (150, 120, 20),
    "zone": (178, 99, 43),
    "event": (190, 78, 130),
    "competition": (190, 70, 56),
}
"""Types of Chengdu-Chongqing items. Ten colours cannot all differ for every reader: whatever they
show stands in words beside them."""
MEDALS: Final[dict[str, Rgb]] = {
    "gold": (172, 117, 12),
    "silver": (116, 124, 138),
    "bronze": (166, 94, 60),
    "excellence": (58, 126, 150),
}
"""Medals of persons; which medal it is stands in words beside each mark as well."""
ACTORS: Final[dict[str, Rgb]] = {
    "cluster": (150, 120, 20),
    "outside": (120, 120, 128),
    "consortium": (70, 121, 176),
    "community": (175, 88, 33),
    "park": (45, 127, 101),
    "enterprise": (132, 94, 168),
    "university": (190, 78, 130),
    "school": (24, 132, 140),
    "other": (120, 120, 128),
}
"""Nodes of a network. As with `TWIN_CITIES`, shape and words say the same."""
RAMP: Final[tuple[Rgb, ...]] = (
    (222, 232, 222),
    (166, 202, 195),
    (104, 163, 168),
    (52, 117, 135),
    (22, 70, 94),
)


def ramp(n: int, *, dark: bool) -> tuple[Rgb, ...]:
    """`n` steps from few to many; on the dark ground many is light."""
    steps = RAMP[::-1] if dark else RAMP
    if n == 1:
        return (steps[2],)
    return tuple(steps[round(i * (len(steps) - 1) / (n - 1))] for i in range(n))


def css(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """A share of one colour and the rest of another."""
    red, green, blue = (round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours (WCAG 2), 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
