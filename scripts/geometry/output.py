"""GeoJSON text and files: compact, sorted keys, stable from run to run."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely

Properties = dict[str, str | int]
Feature = tuple[Properties, shapely.Geometry]

DISPLAY_LIMIT_BYTES = 70_000
HASHED_NAME = re.compile(r"(?P<name>[a-z_]+)\.(?P<hash>[0-9a-f]{8})\.json")


def collection(features: Iterable[Feature], digits: int) -> str:
    """A FeatureCollection as one line of text, coordinates in degrees with `digits` decimals."""
    document = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": _rounded(shapely.geometry.mapping(geometry), digits),
            }
            for properties, geometry in features
        ],
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text + "\n"


def write_files(folder: Path, texts: dict[str, str]) -> None:
    """Write `<name>.geojson` for each text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8", newline="\n")


def write_hashed(folder: Path, texts: dict[str, str]) -> None:
    """Write `<name>.<hash8>.json` for each text and remove older versions of the same names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        content = text.encode()
        if len(content) > DISPLAY_LIMIT_BYTES:
            raise ValueError(f"{name}: {len(content)} bytes, more than {DISPLAY_LIMIT_BYTES}")
        target = folder / f"{name}.{hashlib.sha256(content).hexdigest()[:8]}.json"
        for old in hashed_files(folder, {name}):
            if old != target:
                old.unlink()
        target.write_bytes(content)


def hashed_files(folder: Path, names: Iterable[str]) -> list[Path]:
    """Files in `folder` named `<name>.<hash8>.json` for one of `names`, sorted."""
    wanted = set(names)
    matches = ((path, HASHED_NAME.fullmatch(path.name)) for path in sorted(folder.glob("*.json")))
    return [path for path, match in matches if match and match["name"] in wanted]


def _rounded(value: Any, digits: int) -> Any:
    """Round every number of a GeoJSON mapping; whole numbers lose their `.0`."""
    if isinstance(value, dict):
        return {key: _rounded(inner, digits) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(inner, digits) for inner in value]
    if isinstance(value, float):
        rounded = round(value, digits)
        return int(rounded) if rounded.is_integer() else rounded
    return value
