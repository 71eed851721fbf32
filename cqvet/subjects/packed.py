"""Dots of a map for things that are known by their district only."""

import math

import pandas as pd

from cqvet import data


def dots(districts: pd.Series, after: pd.Series | None = None) -> pd.DataFrame:
    """Places for items that are known by district only: packed around its label point.

    `districts` holds district codes or NA, as does `after`: items that are packed already.
    The k-th item of a district lies on a sunflower spiral (Vogel 1979: radius c * sqrt(k),
    angle k * 137.5 degrees), scaled so that all items stay near the label point. Returns
    lon and lat in degrees, index as given.
    """
    places = data.table("districts").set_index("district")
    sizes = data.of("district_statistics", measure="area_km2")
    area = {row["district"]: row["value"] for row in sizes}
    counts = (districts if after is None else after).value_counts()
    order = districts.groupby(districts).cumcount()
    if after is not None:
        order += districts.map(counts).fillna(0)
    golden = math.pi * (3 - math.sqrt(5))

    def place(index: int) -> tuple[float, float]:
        code = districts[index]
        if pd.isna(code):
            return math.nan, math.nan
        k = order[index] + 1
        n = counts.get(code, 1)
        reach_km = min(0.36 * math.sqrt(area[code]), 3.2 * math.sqrt(n))
        radius = reach_km * math.sqrt(k / (n + 0.5))
        lat = places.loc[code, "lat"] + radius * math.sin(k * golden) / 111.2
        stretch = 111.2 * math.cos(math.radians(places.loc[code, "lat"]))
        return places.loc[code, "lon"] + radius * math.cos(k * golden) / stretch, lat

    return pd.DataFrame([place(i) for i in districts.index], districts.index, ["lon", "lat"])
