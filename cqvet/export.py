"""Files to take away: CSV that spreadsheets open, GeoJSON that map programs open."""

import json
from functools import cache
from typing import Any

import pandas as pd

from cqvet import data


def csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a mark at the start, which Chinese spreadsheets need; missing stays empty."""
    return frame.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


@cache
def shapes() -> dict[str, Any]:
    """The shape of each district: code -> GeoJSON geometry (WGS-84)."""
    path = data.FOLDER / "geometry" / "districts.geojson"
    features = json.loads(path.read_text("utf-8"))["features"]
    return {feature["properties"]["district"]: feature["geometry"] for feature in features}


def districts_geojson(frame: pd.DataFrame) -> bytes:
    """Districts as areas; every other column becomes a property."""
    return _collection(frame, [shapes()[code] for code in frame["district"]])


def points_geojson(frame: pd.DataFrame) -> bytes:
    """Records with `lon` and `lat` as points, without a place as features without geometry."""
    places = [
        None if pd.isna(lon) else {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}
        for lon, lat in zip(frame["lon"], frame["lat"], strict=True)
    ]
    return _collection(frame.drop(columns=["lon", "lat"]), places)


def _collection(frame: pd.DataFrame, geometries: list[Any]) -> bytes:
    rows = json.loads(frame.to_json(orient="records", force_ascii=False))
    features = [
        {"type": "Feature", "geometry": geometry, "properties": row}
        for geometry, row in zip(geometries, rows, strict=True)
    ]
    content = {"type": "FeatureCollection", "features": features}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
