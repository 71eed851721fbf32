"""Rebuild the geometry, or check that what is committed is what the packages give.

`python -m scripts.geometry` writes data/geometry and the display files; with `--check`
it writes nothing, names the files that differ and exits with 1 if there are any.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from scripts.geometry.build import Built, build
from scripts.geometry.output import hashed_files, write_files, write_hashed

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the return value is the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.geometry", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "geometry")
    parser.add_argument("--display", type=Path, default=ROOT / "cqvet" / "static")
    parser.add_argument("--tables", type=Path, default=ROOT / "data")
    parser.add_argument("--cache", type=Path, help="folder for the packages (default: temporary)")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        cache: Path = options.cache or Path(scratch)
        cache.mkdir(parents=True, exist_ok=True)
        built = build(cache, options.tables)
        if not options.check:
            write_files(options.out, built.data)
            write_hashed(options.display, built.display)
            return 0
        different = differences(built, options.out, options.display, Path(scratch))
    for name in different:
        print(f"differs from a rebuild: {name}", file=sys.stderr)
    return 1 if different else 0


def differences(built: Built, out: Path, display: Path, scratch: Path) -> list[str]:
    """Names of files that a rebuild would add, change or remove."""
    write_files(scratch / "data", built.data)
    write_hashed(scratch / "display", built.display)
    fresh = _contents(scratch / "data", scratch / "display", built)
    committed = _contents(out, display, built)
    names = sorted(fresh.keys() | committed.keys())
    return [name for name in names if fresh.get(name) != committed.get(name)]


def _contents(out: Path, display: Path, built: Built) -> dict[str, bytes]:
    """Content by file name of the data files and of the hashed display files."""
    files = [*out.glob("*.geojson"), *hashed_files(display, built.display)]
    return {path.name: path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
