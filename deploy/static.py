"""Lay out what nginx serves from disk, each file with a compressed twin beside it.

`python deploy/static.py /opt/cqvet/www` needs no package but Streamlit. Files of earlier
versions stay, so that a page that was open during an update still finds its parts.
"""  # noqa: INP001 -- a script, not a package

import gzip
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

SMALLEST = 1000
PACKED = {".woff2", ".woff", ".png", ".jpg", ".gz"}
APP = Path(__file__).parent.parent / "cqvet" / "static"
AWAY = Path(__file__).parent / "away"


def front_end() -> Path:
    """Streamlit's own static files."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        sys.exit("Streamlit is not installed for this Python.")
    return Path(spec.origin).parent / "static" / "static"


def lay_out(source: Path, target: Path) -> None:
    """Copy what is new, and compress what gets smaller by it. Times stay, for nginx's ETag."""
    for file in (file for file in source.rglob("*") if file.is_file()):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if copy.exists() and copy.stat().st_mtime == file.stat().st_mtime:
            continue
        shutil.copy2(file, copy)
        if file.suffix not in PACKED and file.stat().st_size >= SMALLEST:
            twin = copy.with_name(f"{copy.name}.gz")
            twin.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
            shutil.copystat(file, twin)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    www = Path(sys.argv[1])
    lay_out(front_end(), www / "static")
    lay_out(APP, www / "app" / "static")
    lay_out(AWAY, www / "away")


if __name__ == "__main__":
    main()
