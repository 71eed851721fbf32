"""A server whose files are damaged while it runs."""

import json
import shutil
from pathlib import Path

import pytest

from cqvet.registry import PAGES
from tests.conftest import ROOT
from tests.deploy import servers
from tests.deploy.test_memory import rerun

KEPT = ("/api/v1/tables/zones.csv", "/api/v1/datapackage.json", "/api/v1/figures")


@pytest.mark.long
def test_readers_do_not_notice_damaged_files(tmp_path: Path) -> None:
    """All data gone and each catalogue cut: pages and answers as before, `/readyz` names them."""
    for name in (".streamlit", "cqvet", "data", "pages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "app.py", tmp_path)
    views = [(page.id, f"lang={lang}") for page in PAGES for lang in ("zh", "en")]
    with servers.app(tmp_path, root=tmp_path) as (site, _):
        before = [servers.get(site, path).body for path in KEPT]
        drawn = rerun(site, views)
        shutil.rmtree(tmp_path / "data")
        words = list((tmp_path / "cqvet" / "locale").rglob("*.po"))
        for path in words:
            path.write_bytes(path.read_bytes()[:100])
        assert [servers.get(site, path).body for path in KEPT] == before
        assert rerun(site, views) == drawn
        told = json.loads(servers.get(site, "/readyz").body)
    assert told["status"] == "degraded"
    assert told["files"]["data/zones.csv"] == "missing"
    changed = {name for name, what in told["files"].items() if what == "changed"}
    assert changed == {path.relative_to(tmp_path).as_posix() for path in words}
    assert drawn["exception"] == 0
