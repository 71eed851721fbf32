"""What is counted and logged for whoever watches the server, without a word about its readers.

One process counts for itself, in the format of Prometheus. A log line is one object of JSON: what
happened, where, how long it took. Neither has an address, a query, a text or a file of a reader;
of what failed a log line has the kind and the place, never the message, which may quote him.
"""

import json
import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from cqvet import kept

log = logging.getLogger("cqvet")
BOUNDS: Final = (0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

REGISTRY: Final = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
DATA: Final = Gauge("cqvet_data_info", "The version of the data.", ["version"], registry=REGISTRY)
REQUESTS: Final = Histogram(
    "cqvet_request_seconds",
    "Seconds from request to end of answer, by route and status.",
    ["route", "status"],
    buckets=BOUNDS,
    registry=REGISTRY,
)
ACTIONS: Final = Histogram(
    "cqvet_action_seconds",
    "Seconds from what a reader did to the end of the answer; of a whole page or of a part.",
    ["page", "kind"],
    buckets=BOUNDS,
    registry=REGISTRY,
)
SESSIONS: Final = Gauge("cqvet_sessions", "Open pages.", registry=REGISTRY)
REFUSALS: Final = Counter(
    "cqvet_refusals", "Refused requests and stopped work, by code.", ["code"], registry=REGISTRY
)
FAILURES: Final = Counter("cqvet_failures", "What failed and was not foreseen.", registry=REGISTRY)
LOST: Final = Gauge(
    "cqvet_lost_files", "Files that are missing or changed on disk.", registry=REGISTRY
)
LOST.set_function(lambda: len(list(kept.changed())))
MEMORY: Final = Gauge(
    "cqvet_memory_bytes", "Memory of this process and its children (PSS).", registry=REGISTRY
)
MEMORY.set_function(lambda: sum(map(_share, family(os.getpid()))))


def family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from family(int(child))


def _share(pid: int) -> int:
    """The memory of a process in bytes, what it shares divided among those that do."""
    with suppress(OSError, ValueError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return 1024 * int(text.partition("\nPss:")[2].split()[0])
    return 0


def told(event: str, **fields: Any) -> None:
    """One line of the log."""
    log.info(event, extra={"fields": fields})


class Lines(logging.Formatter):
    """A log record as one object of JSON in one line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line["error"] = kind.__name__
            line["trace"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(trace)
            ]
        return json.dumps(line, ensure_ascii=False, default=str)


def write_lines() -> None:
    """From now on everything that is logged is a line of JSON, Streamlit and uvicorn included."""
    if not log.handlers:
        log.addHandler(logging.StreamHandler())
        log.setLevel(logging.INFO)
    known = (logging.getLogger(name) for name in list(logging.Logger.manager.loggerDict))
    for logger in (*known, logging.getLogger()):
        for handler in logger.handlers:
            if type(handler) is logging.StreamHandler:
                handler.setFormatter(Lines())
