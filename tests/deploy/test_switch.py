"""The rolling update: releases as folders, a link that is switched, processes one by one."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy import servers

# Stands for systemd: notes the port and the release, and starts what answers /readyz there
# (the folder of the release, in which a sound one has a file of that name).
RESTART = """#!/bin/sh
home=$(dirname "$0"); port=$1; release=$(basename "$(readlink "$home/current")")
echo "$port $release" >> "$home/restarts"
[ -e "$home/$port.pid" ] && kill "$(cat "$home/$port.pid")"
cd "$home/current/app" || exit
"$home/current/venv/bin/python" -m http.server --bind 127.0.0.1 "$port" >/dev/null 2>&1 &
echo $! > "$home/$port.pid"
"""


@dataclass(frozen=True)
class Home:
    folder: Path
    ports: tuple[str, str]

    def release(self, name: str, *, sound: bool = True) -> None:
        app = self.folder / "releases" / name / "app"
        app.mkdir(parents=True)
        (app / "app.py").touch()
        (app.parent / "venv").symlink_to(servers.BIN.parent)
        if sound:
            (app / "readyz").touch()
        stamp = 1_700_000_000 + int(name.removeprefix("r"))
        os.utime(app.parent, (stamp, stamp))

    def switch(self, name: str) -> int:
        """Switch to a release; gives how the script ends."""
        settings = {
            "CQVET_HOME": str(self.folder),
            "CQVET_PORTS": " ".join(self.ports),
            "CQVET_RESTART": f"{self.folder}/restart ",
            "CQVET_PATIENCE": "3",
        }
        command = [str(servers.DEPLOY / "switch.sh"), name]
        return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode

    @property
    def current(self) -> str:
        return (self.folder / "current").resolve().name

    @property
    def restarts(self) -> list[tuple[str, str]]:
        """Which port was started with which release, in order."""
        lines = (self.folder / "restarts").read_text().splitlines()
        return [(line.split()[0], line.split()[1]) for line in lines]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    script = tmp_path / "restart"
    script.write_text(RESTART)
    script.chmod(0o755)
    (tmp_path / "releases").mkdir()
    yield Home(tmp_path, (str(servers.free_port()), str(servers.free_port())))
    for pid in tmp_path.glob("*.pid"):
        os.kill(int(pid.read_text()), 15)


def test_processes_are_switched_one_by_one(home: Home) -> None:
    """The second is started when the first is ready; the release before stays, older ones go."""
    one, two = home.ports
    for name in ("r1", "r2", "r3", "r4"):
        home.release(name)
        assert home.switch(name) == 0
        assert home.current == name
        assert home.restarts[-2:] == [(one, name), (two, name)]
    assert {path.name for path in (home.folder / "releases").iterdir()} == {"r2", "r3", "r4"}


def test_a_release_that_does_not_start_is_taken_back(home: Home) -> None:
    """The other process was never touched, so that readers notice nothing."""
    one, two = home.ports
    home.release("r1")
    home.release("r2", sound=False)
    assert home.switch("r1") == 0
    assert home.switch("r2") == 1
    assert home.current == "r1"
    assert home.restarts == [(one, "r1"), (two, "r1"), (one, "r2"), (one, "r1")]


def test_what_is_no_release_changes_nothing(home: Home) -> None:
    """A mistyped name ends the script before anything is done."""
    assert home.switch("r9") == 1
    assert not (home.folder / "current").exists()
    assert not (home.folder / "restarts").exists()


def test_an_installation_makes_a_release_and_switches_to_it() -> None:
    """What the installer does with its hands is what the tests here do with it."""
    text = (servers.DEPLOY / "install.sh").read_text()
    assert '"$here/deploy/switch.sh" "$release"' in text
    assert "--require-hashes" in text
