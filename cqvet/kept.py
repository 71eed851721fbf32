"""Files as they were at the start. What happens to them on disk later reaches no reader.

The server reads and checks all its files before its first reader, and keeps them. Where one is
then missing or another (a disk that fails, an update that broke off), readers are served what was
checked, and whoever watches the server is told.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent


class Kept(NamedTuple):
    """A file, and by which marks it is known to be the same: time in ns and size in bytes."""

    content: bytes
    marks: tuple[int, int]


_kept: Final[dict[Path, Kept]] = {}


def content(path: Path) -> bytes:
    """A file as it was when it was first asked for. Raises `OSError` where it never was there."""
    if path not in _kept:
        _kept[path] = Kept(path.read_bytes(), _marks(path))
    return _kept[path].content


def changed() -> Iterator[tuple[str, str]]:
    """The kept files that are `missing` now, or `changed`, by their path in the project."""
    for path, kept in list(_kept.items()):
        try:
            same = _marks(path) == kept.marks or path.read_bytes() == kept.content
        except OSError:
            yield path.relative_to(ROOT).as_posix(), "missing"
        else:
            if not same:
                yield path.relative_to(ROOT).as_posix(), "changed"


def _marks(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
