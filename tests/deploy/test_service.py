"""The systemd unit: what can be known about it without a running systemd."""

import os
import re
import shutil
import socket
import subprocess
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.deploy import servers
from tests.deploy.conftest import UNIT, Served, setting
from tests.deploy.servers import BIN, DEPLOY, ROOT, Site

ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 20
needs_analyze = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with the paths of this checkout, which exist here."""
    path = tmp_path / "cqvet@.service"
    paths = {"/opt/cqvet/current/venv/bin": str(BIN), "/opt/cqvet/current/app": str(ROOT)}
    path.write_text(servers.replaced(UNIT, paths))
    return path


@needs_analyze
def test_systemd_understands_the_unit(unit: Path) -> None:
    """`systemd-analyze verify` finds nothing to say."""
    assert ANALYZE is not None
    run = subprocess.run(
        [ANALYZE, "verify", "--recursive-errors=no", unit],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in run.stderr.splitlines() if "cqvet" in line]
    assert (run.returncode, ours) == (0, [])


@needs_analyze
def test_the_service_is_confined(unit: Path) -> None:
    """The exposure that systemd measures is at most 2.0 of 10."""
    assert ANALYZE is not None
    command = [ANALYZE, "security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_command_of_the_unit_starts_the_app(service: Served) -> None:
    """ExecStart, with the unit's environment and no other, serves the app, on loopback only."""
    assert servers.get(Site(service.site.port), "/readyz").status == HTTPStatus.OK
    assert not reachable(service.site.port)
    assert "external IP" not in service.log.read_text()


def reachable(port: int) -> bool:
    """Whether the port is open at the machine's other addresses."""
    others = {
        str(found[4][0])
        for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        if not str(found[4][0]).startswith("127.")
    }
    for address in others:
        with socket.socket() as probe:
            probe.settimeout(2)
            if probe.connect_ex((address, port)) == 0:
                return True
    return False


def test_every_setting_of_the_site_is_in_the_unit() -> None:
    """What cqvet/base/settings.py reads from the environment is named in the unit."""
    read = re.findall(
        r'environ\.get\("(\w+)"', (ROOT / "cqvet" / "base" / "settings.py").read_text()
    )
    named = [line.split("=", 1)[0] for line in setting("Environment")]
    assert read
    assert set(read) <= set(named)


def test_the_installer_is_sound_shell() -> None:
    """The shell can read the installer, which can be executed."""
    path = DEPLOY / "install.sh"
    assert os.access(path, os.X_OK)
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0


def test_static_files_are_laid_out_once(tmp_path: Path) -> None:
    """A second run of static.py writes nothing, and every script and geometry has its twin."""
    command = [BIN / "python", DEPLOY / "static.py", tmp_path]
    subprocess.run(command, check=True)
    first = {path: path.stat().st_ctime_ns for path in tmp_path.rglob("*")}
    subprocess.run(command, check=True)
    assert {path: path.stat().st_ctime_ns for path in tmp_path.rglob("*")} == first
    large = [
        path
        for path in tmp_path.rglob("*")
        if path.suffix in {".js", ".css", ".json"} and path.stat().st_size >= 1000
    ]
    assert any(path.suffix == ".json" for path in large)
    assert [path for path in large if not path.with_name(f"{path.name}.gz").exists()] == []
