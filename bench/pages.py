"""What a change costs the server, page by page: processor time, messages, bytes.

    python -m bench.pages [--rounds 5] [--write docs/performance.md]

METHOD. One server, one reader over a websocket, every page twice warm before it counts. A full
rerun is a change of the zone (of the evidence where a page has no zone), a part the change of one
control that runs alone; both go round through up to four values, so that what changes is sent and
what the browser still holds is not. Processor time is that of the server with its processes, the
median of the rounds, so that a machine that does other work does not count, but for what it takes
of the caches. The mix is 70 % parts, 20 % filters, 10 % other pages, all pages alike. Beside them
stands an app of two boxes, without and with sixty lines more: what Streamlit takes itself.
`--write` puts the table between the marks of a document.
"""

import argparse
import importlib.metadata
import os
import platform
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.page.servers import ROOT, Server, streamlit
from bench.page.streamlit_client import Reader
from cqvet.registry import PAGES

PARTS = {
    "layout": "measure",
    "pipeline": "pick_through_share",
    "matching": "basis",
    "international": "_chosen_part",
    "partners": "_chosen_part",
    "twin_cities": "_chosen_part",
    "strategy": "_chosen_part",
    "quality": "_chosen_part",
    "sources": "_chosen_part",
}
"""The control of each page that runs alone; the overview has none."""
VALUES = 4
SLIDER = (40.0, 50.0, 60.0, 70.0)
MARKS = re.compile(r"(<!-- pages -->\n).*?(<!-- end -->)", re.DOTALL)


class Cost(NamedTuple):
    """Of one change: milliseconds of processor, messages, kilobytes to the reader."""

    processor: float
    messages: float
    size: float


def changes(reader: Reader, key: str) -> Iterator[Callable[[], None]]:
    """What to do next with a control, for ever: one value after the other."""
    if key in reader.widgets:
        few = len(reader.widgets[key][1][:VALUES])
        return cycle([lambda n=n: reader.choose(key, n) for n in range(few)])
    named = reader.others[key][1]
    if named:
        return cycle([lambda n=n: reader.set(key, options=[n]) for n in named[:VALUES]])
    return cycle([lambda n=n: reader.set(key, number=n) for n in SLIDER])


def cost(server: Server, reader: Reader, key: str, rounds: int) -> Cost:
    """The median round of a control, for one change."""
    doing = changes(reader, key)
    found = []
    for turn in range(rounds + 2):
        cpu, messages, size = server.cpu(), reader.messages, reader.received
        for _ in range(VALUES):
            next(doing)()
        spent = server.cpu() - cpu, reader.messages - messages, reader.received - size
        if turn > 1:
            found.append([amount / VALUES for amount in spent])
    processor, sent, size = (median(amounts) for amounts in zip(*found, strict=True))
    return Cost(processor, sent, size / 1000)


def whole(page: str) -> str:
    return "zone" if "zone" in next(p for p in PAGES if p.id == page).filters else "evidence"


def mix(server: Server, stack: ExitStack, rounds: int) -> float:
    """Milliseconds of processor for an action, a reader on each page."""
    readers = {page: stack.enter_context(Reader(server.address, "lang=zh", page)) for page in PARTS}
    pages = list(PARTS)
    found = []
    for turn in range(rounds + 1):
        before, count = server.cpu(), 0
        for at, (page, reader) in enumerate(readers.items()):
            parts, filters = changes(reader, PARTS[page]), changes(reader, whole(page))
            for do in [*[next(parts) for _ in range(7)], *[next(filters) for _ in range(2)]]:
                do()
            reader.open(pages[(at + 1) % len(pages)], "lang=zh")
            count += 10
            reader.open(page, "lang=zh")
        if turn:
            # The way back is a change of page too: two of eleven, not one of ten.
            found.append((server.cpu() - before) / (count + len(readers)))
    return median(found)


def table(rows: Sequence[tuple[str, Cost | None, Cost | None]]) -> str:
    def told(found: Cost | None) -> str:
        if found is None:
            return " | | "
        return f"{found.processor:.0f} | {found.messages:.0f} | {found.size:.1f}"

    head = "| page | full: ms | messages | kB | part: ms | messages | kB |"
    rule = "|:--|--:|--:|--:|--:|--:|--:|"
    return "\n".join([head, rule, *(f"| {name} | {told(a)} | {told(b)} |" for name, a, b in rows)])


def machine() -> str:
    """What was measured on, and with which versions."""
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    named = re.search(r"model name\s*: (.*)", text)
    versions = {name: importlib.metadata.version(name) for name in ("streamlit", "pandas")}
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores"
        f"{f' ({named[1]})' if named else ''}, load {os.getloadavg()[1]:.0f} over five minutes; "
        f"Python {platform.python_version()}, {told}"
    )


def measure(rounds: int) -> str:
    """The table and what stands under it."""
    rows: list[tuple[str, Cost | None, Cost | None]] = []
    with ExitStack() as stack:
        empty = stack.enter_context(
            streamlit(str(ROOT / "bench/page/empty_app.py"), "/_stcore/health")
        )
        for name, query in (("two boxes", ""), ("two boxes, sixty lines", "lines=60")):
            with Reader(empty.address, query) as reader:
                rows.append((name, cost(empty, reader, "zone", rounds), None))
        ours = stack.enter_context(streamlit("app.py", "/healthz"))
        for page in PAGES:
            with Reader(ours.address, "lang=zh", page.id) as reader:
                full = cost(ours, reader, whole(page.id), rounds)
                part = cost(ours, reader, PARTS[page.id], rounds) if page.id in PARTS else None
                rows.append((page.id, full, part))
                print(rows[-1], flush=True)
        mixed = mix(ours, stack, max(1, rounds // 2))
        held = ours.resident()
    return (
        f"{table(rows)}\n\nThe mix: {mixed:.0f} ms of processor an action. Resident with its "
        f"workers after all of it: {held:.0f} MB. Measured {machine()}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    found = measure(given.rounds)
    print(found)
    if given.write:
        text = given.write.read_text("utf-8")
        given.write.write_text(MARKS.sub(lambda m: m[1] + found + m[2], text), "utf-8")


if __name__ == "__main__":
    main()
