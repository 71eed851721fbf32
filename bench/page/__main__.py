"""The layout page beside an empty Streamlit app and the same page in Dash.

    python -m bench.page [--rounds 9] [--seconds 2] [--readers 8]

All servers run at once and take turns, change by change, so that whatever else the machine
does hits all alike: the ratios are medians of ratios inside a round. A first, uncounted
round warms everything. How paint and bytes are measured: `browser.py`.
"""

import argparse
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from bench.page import browser, dash_client, servers, streamlit_client
from cqvet import data
from cqvet.i18n import Text
from scripts.chromium import chromium

T = Text("zh")
MEASURES = ("population", "age_15_19", "urban_share", "higher_institutions")
ZONES = ("", "metro", "northeast", "southeast")
BOXES = {"measure": MEASURES, "zone": ZONES}
Choose = Callable[[str, int], int]
"""Set a box to its n-th value of `BOXES`; gives the bytes that went over the wire."""
Results = dict[tuple[str, str, str], list[float]]
"""(subject, box, quantity) -> one value a round."""


@dataclass(frozen=True)
class Subject:
    """One of the pages compared."""

    name: str
    server: servers.Server
    page: str
    ready: str
    box: Callable[[str], str]
    label: Callable[[str, str], str]
    heading: Callable[[str, str], str]
    reader: Callable[[ExitStack], Choose]


def label(box: str, value: str) -> str:
    if box == "measure":
        return T(f"layout.measure_{value}")
    return data.names("zone")[value]["zh"] if value else T("filter.any_zone")


def heading(box: str, value: str) -> str:
    """What the page says when it has answered."""
    if box == "measure":
        return T("layout.compare", measure=T(f"layout.measure_{value}"))
    zones = data.table("zones").set_index("zone")
    return T.pick(zones.loc[value], "name") if value else T("layout.panel_city")


def streamlit_reader(address: str, query: str, page: str) -> Callable[[ExitStack], Choose]:
    def make(stack: ExitStack) -> Choose:
        reader = stack.enter_context(streamlit_client.Reader(address, query, page))

        def choose(box: str, n: int) -> int:
            before = reader.received + reader.sent
            all_options = reader.widgets[box][1]
            wanted = label(box, BOXES[box][n])
            reader.choose(box, all_options.index(wanted) if wanted in all_options else n)
            return reader.received + reader.sent - before

        return choose

    return make


def dash_reader(address: str) -> Callable[[ExitStack], Choose]:
    def make(stack: ExitStack) -> Choose:
        reader = stack.enter_context(
            dash_client.Reader(address, {"measure": "population", "zone": ""})
        )

        def choose(box: str, n: int) -> int:
            before = reader.received + reader.sent
            reader.choose(box, BOXES[box][n])
            return reader.received + reader.sent - before

        return choose

    return make


def subjects(stack: ExitStack) -> list[Subject]:
    """Start the servers."""
    folder = servers.ROOT / "bench" / "page"
    ours = stack.enter_context(servers.streamlit("app.py", "/healthz"))
    empty = stack.enter_context(servers.streamlit(str(folder / "empty_app.py"), "/_stcore/health"))
    query = "lang=zh&measure=population"
    found = [
        Subject(
            "ours",
            ours,
            f"{ours.address}/layout?{query}",
            "[data-testid=stDeckGlJsonChart]",
            lambda box: f".st-key-{box} [role=combobox], .st-key-{box} input",
            label,
            heading,
            streamlit_reader(ours.address, query, "layout"),
        ),
        Subject(
            "empty",
            empty,
            empty.address,
            "h3",
            lambda box: f".st-key-{box} [role=combobox], .st-key-{box} input",
            lambda _box, value: value or "all",
            lambda box, value: f"{box} {value or 'all'}",
            streamlit_reader(empty.address, "", ""),
        ),
    ]
    for way in ("figures", "patch"):
        dash = stack.enter_context(servers.dash(way))
        found.append(
            Subject(
                f"dash {way}",
                dash,
                dash.address,
                "#bars_metro .bars",
                lambda box: f"#{box}",
                label,
                heading,
                dash_reader(dash.address),
            )
        )
    return found


def watch(found: list[Subject], rounds: int, results: Results) -> None:
    """Changes in the browser, the pages in turn."""
    with chromium() as running:
        views = {one.name: browser.View(running, one.page, one.ready) for one in found}
        for turn in range(rounds + 1):
            for box, values in BOXES.items():
                value = values[(turn + 1) % len(values)]
                for one in found:
                    seen = views[one.name].change(
                        one.box(box), one.label(box, value), one.heading(box, value)
                    )
                    if turn:
                        note = results.setdefault
                        note((one.name, box, "value ms"), []).append(seen.value)
                        note((one.name, box, "last paint ms"), []).append(seen.paint)
                        note((one.name, box, "kB a change"), []).append(seen.size / 1000)


def processor(found: list[Subject], rounds: int, results: Results, changes: int = 12) -> None:
    """Processor time of the server for one change, one reader, the servers in turn."""
    with ExitStack() as stack:
        readers = {one.name: one.reader(stack) for one in found}
        for turn in range(rounds + 1):
            for box in BOXES:
                for one in found:
                    before = one.server.cpu()
                    for n in range(changes):
                        readers[one.name](box, (n + 1) % 4)
                    used = (one.server.cpu() - before) / changes
                    if turn:
                        results.setdefault((one.name, box, "processor ms"), []).append(used)


def throughput(
    found: list[Subject], rounds: int, results: Results, seconds: float, count: int
) -> None:
    """Changes a second with several readers at once, the servers in turn."""
    with ExitStack() as stack:
        readers = {one.name: [one.reader(stack) for _ in range(count)] for one in found}
        for turn in range(rounds + 1):
            for box in BOXES:
                for one in found:
                    rate = busy(readers[one.name], box, seconds)
                    if turn:
                        results.setdefault((one.name, box, "changes a second"), []).append(rate)


def busy(readers: list[Choose], box: str, seconds: float) -> float:
    """How many changes a second all readers together get."""
    done = [0] * len(readers)
    failed: list[Exception] = []
    start = time.perf_counter()

    def work(own: int) -> None:
        try:
            while time.perf_counter() - start < seconds:
                readers[own](box, (done[own] + own + 1) % 4)
                done[own] += 1
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(readers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return sum(done) / (time.perf_counter() - start)


def report(found: list[Subject], results: Results) -> None:
    names = [one.name for one in found]
    others = [name for name in names if name != "ours"]
    columns = [*names, *(f"ours/{name}" for name in others)]
    print("| change | quantity | " + " | ".join(columns) + " |")
    print("|:--|:--|" + "--:|" * len(columns))
    quantities = ("value ms", "last paint ms", "kB a change", "processor ms", "changes a second")
    for box in BOXES:
        for quantity in quantities:
            rows = {name: results.get((name, box, quantity), []) for name in names}
            if not rows["ours"]:
                continue
            cells = [f"{median(rows[name]):.4g}" for name in names]
            for name in others:
                pairs = zip(rows["ours"], rows[name], strict=True)
                cells.append(f"{median(a / b if b else float('inf') for a, b in pairs):.2f}")
            print(f"| {box} | {quantity} | " + " | ".join(cells) + " |")


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--only", choices=("browser", "processor", "throughput"))
    asked = parser.parse_args()
    results: Results = {}
    with ExitStack() as stack:
        found = subjects(stack)
        if asked.only in (None, "browser"):
            watch(found, asked.rounds, results)
        if asked.only in (None, "processor"):
            processor(found, asked.rounds, results)
        if asked.only in (None, "throughput"):
            throughput(found, asked.rounds, results, asked.seconds, asked.readers)
    print(f"medians of {asked.rounds} rounds; {asked.readers} readers at once")
    report(found, results)


if __name__ == "__main__":
    main()
