"""Places: the districts as the project's tables have them, and names no table lists.

The fifteen Sichuan cities are those of the Chengdu-Chongqing twin-city economic circle
(planning outline of October 2021). The central districts are the nine of the old centre;
they are small, hence drawn finer.
"""

from __future__ import annotations

import csv
from pathlib import Path

Row = dict[str, str]

NEIGHBOURS: dict[str, tuple[str, str]] = {
    "510100": ("成都市", "Chengdu"),
    "510300": ("自贡市", "Zigong"),
    "510500": ("泸州市", "Luzhou"),
    "510600": ("德阳市", "Deyang"),
    "510700": ("绵阳市", "Mianyang"),
    "510900": ("遂宁市", "Suining"),
    "511000": ("内江市", "Neijiang"),
    "511100": ("乐山市", "Leshan"),
    "511300": ("南充市", "Nanchong"),
    "511400": ("眉山市", "Meishan"),
    "511500": ("宜宾市", "Yibin"),
    "511600": ("广安市", "Guang'an"),
    "511700": ("达州市", "Dazhou"),
    "511800": ("雅安市", "Ya'an"),
    "512000": ("资阳市", "Ziyang"),
}

CENTRAL_DISTRICTS = frozenset(
    ("500103", "500104", "500105", "500106", "500107", "500108", "500109", "500112", "500113")
)


def read_districts(tables: Path) -> list[Row]:
    """Rows of districts.csv in code order, with `area_km2` from district_statistics.csv."""
    areas = {
        row["district"]: row["value"]
        for row in _rows(tables / "district_statistics.csv")
        if row["measure"] == "area_km2"
    }
    rows = sorted(_rows(tables / "districts.csv"), key=lambda row: row["district"])
    return [{**row, "area_km2": areas[row["district"]]} for row in rows]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
