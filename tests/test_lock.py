"""The lock file: all packages of the app with the checksums of their files."""

import re
from importlib.metadata import requires, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
PINNED = [
    Requirement(line)
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("pin", PINNED, ids=lambda pin: pin.name)
def test_what_is_pinned_is_locked(pin: Requirement) -> None:
    """A pin that was changed without `make lock` is found."""
    assert pin.specifier.contains(LOCKED[canonicalize_name(pin.name)])


def test_every_package_has_checksums() -> None:
    """Nothing is named without the SHA-256 of a file, so pip refuses any other."""
    for block in re.split(r"\n(?=[a-z])", LOCK.strip()):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_what_packages_need_is_locked_too() -> None:
    """Also what they bring along, as it is installed here: same names, all the way down."""
    missing: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    queue = [(pin.name, frozenset(pin.extras)) for pin in PINNED]
    while queue:
        name, extras = queue.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        if canonicalize_name(name) not in LOCKED:
            missing.add(name)
            continue
        assert version(name)
        for needed in map(Requirement, requires(name) or []):
            marker = needed.marker
            if marker is None or any(marker.evaluate({"extra": e}) for e in extras or {""}):
                queue.append((needed.name, frozenset(needed.extras)))
    assert missing == set()
