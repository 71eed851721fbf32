"""Readers over websockets behind nginx, two processes: seconds of an action, right or wrong.

    python -m bench.load [--sessions 200] [--minutes 20] [--every 5]

Each session opens one of the pages and then does one thing after the other, `every` seconds apart
on average: 70 % in a part of the page that runs alone (where it has a list to choose from), 20 % a
filter, 10 % another page. Each answer is checked: another page is the one that was asked for, and
what was chosen stands in the address, equal choices as equal values and different ones as different
values. Memory is what `/metrics` tells of each process, its slope the line through the second half.
The client computes on the same cores; its share is told, and the processor time of the two
processes for an action, from which docs/scaling.md reckons.
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Event, Lock, Thread
from urllib.parse import parse_qs

import numpy as np
from streamlit.util import calc_hash

from bench.page.servers import Server
from bench.page.streamlit_client import Reader
from cqvet.registry import PAGES
from tests.deploy import servers
from tests.deploy.servers import Site

CORES = 2
PART, FILTER = 0.7, 0.9
PAUSE = 0.2
"""Seconds between two sessions that begin: nginx takes 10 a second from one address."""


class WrongError(Exception):
    """An answer that does not fit what was asked."""


class Told:
    """What all sessions have seen: seconds of each kind of action, errors, what choices mean."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.values: dict[tuple[str, str, str], str] = {}
        self.labels: dict[tuple[str, str, str], str] = {}

    def took(self, kind: str, seconds: float) -> None:
        with self.lock:
            self.seconds[kind].append(seconds)

    def forget(self) -> None:
        """Count from now on; errors stay."""
        with self.lock:
            self.seconds.clear()

    def count(self) -> int:
        """How many actions were answered."""
        with self.lock:
            return sum(map(len, self.seconds.values()))

    def failed(self, error: Exception) -> None:
        with self.lock:
            self.errors[f"{type(error).__name__}: {error}"[:160]] += 1

    def check(self, page: str, key: str, label: str, value: str) -> None:
        """Whether a choice and its value in the address belong to each other alone."""
        with self.lock:
            before = self.values.setdefault((page, key, label), value)
            named = self.labels.setdefault((page, key, value), label)
        if (before, named) != (value, label):
            raise WrongError(f"{page}: {key} is {value!r} for {label}, {before!r}, {named}")


def visit(address: str, number: int, every: float, over: Event, told: Told) -> None:
    """A session until time is up; one that breaks is counted and, after a pause, begun anew."""
    chance = Random(number)  # noqa: S311 -- the same every time
    page = PAGES[number % len(PAGES)].id
    while not over.is_set():
        try:
            with Reader(address, "lang=zh", page) as reader:
                while not over.wait(every * chance.uniform(0.5, 1.5)):
                    page = act(reader, page, chance, told)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is counted
            told.failed(error)
            over.wait(every)


def act(reader: Reader, page: str, chance: Random, told: Told) -> str:
    """Do one thing; gives the page that is open then."""
    drawn = chance.random()
    if drawn >= FILTER:
        return turn(reader, chance.choice([other.id for other in PAGES if other.id != page]), told)
    lists = {key: box for key, box in reader.widgets.items() if len(box[1]) > 1 and key[0] != "_"}
    parts = [key for key, box in lists.items() if box[2]]
    alone = bool(parts) and drawn < PART
    key = chance.choice(parts if alone else [key for key in lists if key not in parts])
    widget, options, _ = lists[key]
    chosen = chance.choice([o for o in options if o != reader.states[widget].string_value])
    begun = time.perf_counter()
    reader.choose(key, options.index(chosen))
    told.took("part" if alone else "filter", time.perf_counter() - begun)
    named = key.removeprefix("pick_")  # a control, and the lever that it sets
    told.check(page, key, chosen, parse_qs(reader.query).get(named, [""])[0])
    return page


def turn(reader: Reader, page: str, told: Told) -> str:
    begun = time.perf_counter()
    reader.open(page, "lang=zh")
    told.took("page", time.perf_counter() - begun)
    if reader.script not in {calc_hash(page), calc_hash("") if page == PAGES[0].id else ""}:
        raise WrongError(f"another page than {page}")
    return page


def memory(server: Server) -> float:
    """Megabytes of a process and its children."""
    site = Site(int(server.address.rpartition(":")[2]))
    text = servers.get(site, "/metrics").body.decode()
    (held,) = re.findall(r"^cqvet_memory_bytes (\S+)$", text, re.MULTILINE)
    return float(held) / 1e6


def slope(times: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Of the line through the points, per minute, with twice its standard error."""
    x, y = np.asarray(times) / 60, np.asarray(values)
    (line, _), covariance = np.polyfit(x, y, 1, cov=True)
    return float(line), float(2 * np.sqrt(covariance[0, 0]))


@contextmanager
def site(folder: Path) -> Iterator[tuple[Site, list[Server]]]:
    """Two processes behind nginx; the site, and each of them."""
    www = folder / "www"
    subprocess.run([sys.executable, servers.DEPLOY / "static.py", www], check=True)
    with (
        servers.app(folder) as (one, first),
        servers.app(folder) as (two, second),
        servers.nginx(folder, [one.port, two.port], www) as found,
    ):
        yield found, [Server(one.origin, first), Server(two.origin, second)]


def run(
    found: Site, processes: Sequence[Server], sessions: int, seconds: float, every: float
) -> Told:
    """All sessions for so long, and what there is to say of the processes."""
    over, told = Event(), Told()
    address = f"http://127.0.0.1:{found.port}"
    threads = [Thread(target=visit, args=(address, n, every, over, told)) for n in range(sessions)]
    for thread in threads:
        thread.start()
        time.sleep(PAUSE)
    told.forget()
    begun, used, before = time.monotonic(), time.process_time(), sum(p.cpu() for p in processes)
    times: list[float] = []
    held: list[list[float]] = [[] for _ in processes]
    while (now := time.monotonic() - begun) < seconds:
        times.append(now)
        for process, seen in zip(processes, held, strict=True):
            seen.append(memory(process))
        over.wait(min(seconds / 30, 10))
    share = (time.process_time() - used) / (time.monotonic() - begun) / CORES
    spent = (sum(p.cpu() for p in processes) - before) / max(told.count(), 1)
    over.set()
    for thread in threads:
        thread.join()
    print(f"the client used {share:.0%} of {CORES} cores, the processes {spent:.0f} ms an action")
    for process, seen in zip(processes, held, strict=True):
        half = len(seen) // 2
        line, error = slope(times[half:], seen[half:])
        print(f"{process.address}: {seen[-1]:.0f} MB, {line:+.1f} +- {error:.1f} MB a minute")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--every", type=float, default=5)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as (found, processes):
        told = run(found, processes, asked.sessions, asked.minutes * 60, asked.every)
    print(
        f"{asked.sessions} sessions, {asked.minutes:g} minutes, an action every {asked.every:g} s"
    )
    everything = [seconds for kind in told.seconds.values() for seconds in kind]
    for kind, seconds in [*told.seconds.items(), ("all", everything)]:
        p95 = quantiles(seconds, n=20)[-1]
        print(f"{kind:6} {len(seconds):6} median {median(seconds):.3f} s  p95 {p95:.3f} s")
    print(f"{told.errors.total()} errors")
    for text, count in told.errors.most_common(10):
        print(f"  {count} x {text}")


if __name__ == "__main__":
    main()
