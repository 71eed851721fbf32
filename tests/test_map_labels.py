"""Labels of the map: none on another, none cut at an edge, under every region."""

from itertools import combinations

import pandas as pd
import pytest

from cqvet import data
from cqvet.base.filters import zone_of
from cqvet.i18n import LANGS, Lang
from cqvet.pictures.maps import around, fit, labels, leaders
from cqvet.pictures.maps import layout as layout_map

REGIONS = [("", ""), *((zone, "") for zone in data.names("zone"))]
REGIONS += [("", code) for code in data.records("districts")]


def scene(
    region: tuple[str, str], lang: Lang, *, narrow: bool, closer: int = 0
) -> layout_map.Scene:
    """The map as it opens under a region, so many steps nearer."""
    districts = data.table("districts").assign(
        area_km2=[
            (box[2] - box[0]) * (box[3] - box[1])
            for box in (fit.outlines()[code] for code in data.table("districts")["district"])
        ]
    )
    return layout_map.Scene(
        districts=districts,
        institutions=pd.DataFrame(),
        networks=pd.DataFrame(),
        step=None,
        steps=0,
        values={},
        outlines="",
        tip=("name", "said"),
        colleges={},
        shown=frozenset(),
        closer=closer,
        zone=region[0],
        district=region[1],
        lang=lang,
        dark=False,
        narrow=narrow,
    )


def point(row: data.Row, zoom: float) -> around.Box:
    """Where a district's label belongs, as a box without extent."""
    x, y = labels.pixels(row["lon"], row["lat"], zoom)
    return x, y, x, y


@pytest.mark.slow
@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", LANGS)
def test_labels_are_whole_and_apart(lang: Lang, narrow: bool) -> None:
    """Every district in sight has its label inside the map; none is cut, none covers another.

    A label that begins outside of the map ends there too, also where the map is seen nearer.
    """
    for region, closer in [*((region, 0) for region in REGIONS), (REGIONS[0], 2), (REGIONS[1], 3)]:
        shown = scene(region, lang, narrow=narrow, closer=closer)
        zoom, room = layout_map.view(shown)["zoom"], layout_map.room(shown)
        boxes: dict[str, around.Box] = {}
        outside: dict[str, around.Box] = {}
        for row in layout_map.labelled(shown):
            x, y = labels.pixels(row["p"][0], row["p"][1], zoom)
            seen = boxes if leaders.within((x, y, x, y), room) else outside
            lon, lat = row["at"]
            seen[row["text"]] = leaders.box(row["text"], labels.pixels(lon, lat, zoom))
        assert boxes, region
        # Places are written with four decimals: a fraction of a pixel.
        grown = (room[0] - 1, room[1] - 1, room[2] + 1, room[3] + 1)
        less = (room[0] + 1, room[1] + 1, room[2] - 1, room[3] - 1)
        cut = [name for name, box in boxes.items() if not leaders.within(box, grown)]
        cut += [name for name, box in outside.items() if around.overlap(box, less)]
        assert cut == [], region
        if not closer:
            inside = [
                row for row in layout_map._inside(shown) if leaders.within(point(row, zoom), room)
            ]
            assert len(boxes) == len(inside), region
        thin = {n: (b[0] + 1, b[1] + 1, b[2] - 1, b[3] - 1) for n, b in boxes.items()}
        on = [(a, b) for a, b in combinations(thin, 2) if around.overlap(thin[a], thin[b])]
        assert on == [], region


def test_a_chosen_district_is_seen_with_neighbours() -> None:
    """At least one other district of the city lies in sight beside the one chosen."""
    for code in data.records("districts"):
        shown = scene(("", code), "zh", narrow=False)
        assert zone_of(code)
        room, zoom = layout_map.room(shown), layout_map.view(shown)["zoom"]
        seen = [
            other
            for other, (west, south, east, north) in fit.outlines().items()
            if around.overlap(
                room, (*labels.pixels(west, north, zoom), *labels.pixels(east, south, zoom))
            )
        ]
        assert len(seen) > 1, code
