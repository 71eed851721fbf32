"""What small files that grow cost the server, and what they cost another reader meanwhile.

    python -m bench.bombs [--seconds 4]

Each bomb of `tests/bombs.py`, and two posts of a thousand needs at once, are sent again and again
for some seconds; right before, and meanwhile, a second reader changes the measure of the map. Told
are the seconds to the refusal, the growth in memory of the server with all its processes (their
resident megabytes added up, the highest of a sample every 20 ms), and the reader's time as a ratio
of his usual one, both the median.
"""

import argparse
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from threading import Event, Thread

from bench.page.servers import Server, streamlit
from bench.page.streamlit_client import Reader
from cqvet import data
from tests.bombs import BOMBS

Answer = tuple[int, str]


def post(address: str, content: bytes) -> Answer:
    """Status of an answer, and its first fault, if any."""
    request = urllib.request.Request(address, content)  # noqa: S310 -- a server of ours
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            status, found = answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        status, found = error.code, json.load(error)
    faults = found.get("faults") or found.get("errors") or [{"code": "answered"}]
    return status, faults[0]["code"]


def changes(reader: Reader, until: Callable[[], bool]) -> list[float]:
    """Milliseconds of each change of the map, one after the other."""
    taken: list[float] = []
    while not until() or not taken:
        start = time.perf_counter()
        reader.choose("measure", len(taken) % 4)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def within(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


@contextmanager
def highest(server: Server) -> Iterator[list[float]]:
    """The most memory that the server holds meanwhile."""
    found, over = [server.resident()], Event()

    def watch() -> None:
        while not over.wait(0.02):
            found[0] = max(found[0], server.resident())

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def attack(server: Server, reader: Reader, ask: Callable[[], Answer], seconds: float) -> str:
    """One line: what came of it, and what it cost."""
    with highest(server) as rest:
        usual = changes(reader, within(seconds))
    taken: list[float] = []
    answers: set[Answer] = set()

    def attacker(until: Callable[[], bool]) -> None:
        while not until() or not taken:
            start = time.perf_counter()
            answers.add(ask())
            taken.append(time.perf_counter() - start)

    with ThreadPoolExecutor() as pool, highest(server) as most:
        attacking = pool.submit(attacker, within(seconds))
        meanwhile = changes(reader, attacking.done)
        attacking.result()
    told = ", ".join(f"{status} {code}" for status, code in sorted(answers))
    return (
        f"{told:28} {median(taken):5.2f} s  {most[0] - rest[0]:+5.0f} MB  "
        f"{median(usual):4.0f} -> {median(meanwhile):4.0f} ms, "
        f"{median(meanwhile) / median(usual):.2f} times"
    )


def needs(address: str) -> Callable[[], Answer]:
    """Two posts of a thousand needs at once; the later answer counts."""
    rows = data.table("need_trials")
    texts = (list(rows[~rows["nonsense"]]["text"]) * 20)[:1000]
    body = json.dumps({"needs": [{"text": text, "kind": "talent"} for text in texts]}).encode()

    def both() -> Answer:
        with ThreadPoolExecutor() as pool:
            return max(pool.map(lambda _: post(address, body), range(2)))

    return both


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=4)
    seconds = parser.parse_args().seconds
    files = {name: make() for name, (make, _) in BOMBS.items()}
    with streamlit("app.py", "/healthz") as server:
        api = f"{server.address}/api/v1"
        with Reader(server.address, "lang=zh&measure=population", "layout") as reader:
            post(f"{api}/validate/register", b"institution")
            changes(reader, within(seconds))
            print(f"at rest {server.resident():.0f} MB in {len(server.stats())} processes")
            for name, content in files.items():
                line = attack(
                    server,
                    reader,
                    lambda sent=content: post(f"{api}/validate/register", sent),  # type: ignore[misc]
                    seconds,
                )
                print(f"{name:20} {len(content) / 1000:6.0f} kB  {line}", flush=True)
            line = attack(server, reader, needs(f"{api}/needs"), seconds)
            print(f"{'2 x 1,000 needs':20} {'':9}  {line}")


if __name__ == "__main__":
    main()
