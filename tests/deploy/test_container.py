"""The Dockerfile. No image is built here; its commands run on exactly the files that it copies."""

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.deploy import servers
from tests.deploy.servers import BIN, ROOT, Site

# Continued lines are joined.
DOCKERFILE = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text())
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


def instruction(name: str) -> list[str]:
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, re.MULTILINE)


def ignored(path: str) -> bool:
    """Whether .dockerignore leaves out a path or a folder above it."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    parts = path.split("/")
    above = ["/".join(parts[: i + 1]) for i in range(len(parts))]
    return any(
        fnmatch.fnmatch(part, pattern.removeprefix("**/"))
        for pattern in patterns
        for part in (parts if pattern.startswith("**/") else above)
    )


def somebody() -> str | None:
    """A user without rights, where there is one that may run this Python."""
    folders = {folder for path in (BIN, Path(sys.base_prefix)) for folder in (path, *path.parents)}
    open_to_all = all(folder.stat().st_mode & 0o005 == 0o005 for folder in folders)
    return "nobody" if os.geteuid() == 0 and open_to_all else None


@pytest.fixture
def image() -> Iterator[Path]:
    """What `COPY . .` puts into the image, readable by everybody."""
    with tempfile.TemporaryDirectory(prefix="cqvet-image-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(
            ROOT,
            folder / "app",
            ignore=lambda at, names: [
                name for name in names if ignored((Path(at) / name).relative_to(ROOT).as_posix())
            ],
        )
        yield folder / "app"


def test_the_commands_are_those_of_the_readme() -> None:
    """The image installs and starts the app with the two commands that the README gives."""
    (command,) = instruction("CMD")
    assert json.loads(command) == ["streamlit", "run", "app.py"]
    assert [run for run in instruction("RUN") if "pip" in run] == [
        "pip install --no-cache-dir -r requirements.txt"
    ]


def test_the_base_image_is_named_briefly() -> None:
    """The base is an official image of a Python that the project supports, on no named host."""
    (base,) = instruction("FROM")
    assert re.fullmatch(r"python:3\.\d+-slim", base)


def test_the_exposed_port_is_the_configured_one() -> None:
    """The port of the image is the port of the configuration."""
    assert instruction("EXPOSE") == [str(CONFIG["server"]["port"])]


def test_the_pins_are_those_tested_here() -> None:
    """What the image would install is what these tests run with."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "-r"]
    run = subprocess.run(
        [*command, ROOT / "requirements.txt"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Would install" not in run.stdout


def test_the_image_runs_and_is_healthy(image: Path, tmp_path: Path) -> None:
    """CMD serves the app from the files that the image holds, and HEALTHCHECK tells whether."""
    (command,) = instruction("CMD")
    (check,) = re.findall(r"^HEALTHCHECK .*?CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    (user,) = instruction("USER")
    (settings,) = instruction("ENV")
    port = servers.free_port()
    env = dict(part.split("=", 1) for part in shlex.split(settings)) | {
        "PATH": f"{BIN}:{os.defpath}",
        "HOME": "/nonexistent",
        "PYTHONDONTWRITEBYTECODE": "1",
        "STREAMLIT_SERVER_PORT": str(port),
    }
    healthy = [part.replace(":8501/", f":{port}/") for part in json.loads(check)]
    assert user != "root"
    with servers.running(
        json.loads(command),
        lambda: servers.answers(Site(port), "/healthz"),
        tmp_path / "image.log",
        env=env,
        cwd=image,
        user=somebody(),
    ):
        assert subprocess.run(healthy, env=env, check=False).returncode == 0
        assert servers.get(Site(port), "/readyz").status == HTTPStatus.OK
    assert subprocess.run(healthy, env=env, capture_output=True, check=False).returncode != 0
    log = (tmp_path / "image.log").read_text()
    assert "external IP" not in log
