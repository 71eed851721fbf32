"""Files that are damaged: at the start they stop it by name, later readers do not notice."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cqvet import data, i18n, kept, server
from cqvet.schema import DataError
from tests.conftest import Package


def cut(path: Path) -> None:
    """The file ends in its middle."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def shorten(path: Path) -> None:
    """The last line is gone, which leaves a table."""
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


DAMAGES: list[Callable[[Path], None]] = [Path.unlink, cut, shorten]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["districts.csv", "datapackage.json"])
def test_a_damaged_package_is_refused_by_name(
    package: Package, name: str, damage: Callable[[Path], None]
) -> None:
    """Also where what is left of a table would pass for one."""
    data.check(package.folder)
    damage(package.folder / name)
    with pytest.raises(DataError, match=name):
        data.check(package.folder)


def test_a_damaged_geometry_is_refused_by_name(package: Package) -> None:
    """A file without cells is checked as a whole."""
    descriptor = data.descriptor()
    (shape,) = (r for r in descriptor["resources"] if r["name"] == "geometry_districts")
    own = json.loads((package.folder / "datapackage.json").read_text("utf-8"))
    own["resources"].append(shape)
    (package.folder / "datapackage.json").write_text(json.dumps(own), "utf-8")
    path = package.folder / shape["path"]
    path.parent.mkdir()
    shutil.copy(data.FOLDER / shape["path"], path)
    data.check(package.folder)
    cut(path)
    with pytest.raises(DataError, match=path.name):
        data.check(package.folder)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the catalogues that is used instead."""
    folder = shutil.copytree(i18n.FOLDER, tmp_path / "locale")
    monkeypatch.setattr(i18n, "FOLDER", folder)
    i18n.catalogue.cache_clear()
    yield folder
    i18n.catalogue.cache_clear()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("lang", i18n.WHOLE)
def test_a_damaged_catalogue_is_refused_by_name(
    words: Path, lang: str, damage: Callable[[Path], None]
) -> None:
    """In either language, missing or cut."""
    assert server.unreadable() == []
    i18n.catalogue.cache_clear()
    kept._kept.pop(words / lang / "LC_MESSAGES" / "layout.po")
    damage(words / lang / "LC_MESSAGES" / "layout.po")
    faults = server.unreadable()
    assert len(faults) == 1
    assert faults[0].startswith(f"locale/{lang}")
    assert "layout.po" in faults[0]


@pytest.mark.parametrize(("damage", "said"), [(Path.unlink, "missing"), (cut, "changed")])
def test_what_happens_on_disk_reaches_no_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None], said: str
) -> None:
    """The file is served as it was, and `/readyz` names it until it is back."""
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "_kept", {})
    client = TestClient(Starlette(routes=server.routes()))
    path = tmp_path / "data" / "zones.csv"
    path.parent.mkdir()
    path.write_bytes(b"zone\nmetro\n")
    assert kept.content(path) == b"zone\nmetro\n"
    version = data.version()
    assert client.get("/readyz").json() == {"status": "ready", "data_version": version}
    damage(path)
    assert kept.content(path) == b"zone\nmetro\n"
    told = {"status": "degraded", "files": {"data/zones.csv": said}, "data_version": version}
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, told)
    path.write_bytes(b"zone\nmetro\n")
    assert client.get("/readyz").json()["status"] == "ready"
