"""What it takes to sum a table of students of 1, 10 and 35 million rows, beside other ways.

    python -m bench.scale [--rows 1 10 35] [--engines duckdb pandas polars] [--keep]

Each engine reads the same Parquet file in a process of its own and gives the same sums, which is
checked. Cold is the first time in a new process, the file put out of the page cache before; warm
the second; processor time is that of both cores, of a warm one. Memory is the
most that the process held. PostgreSQL is the one that PGURL names; its own work is not in the
processor time, nor its memory; its table is filled here.
"""

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from cqvet import data
from cqvet.base import filters
from cqvet.subjects import mounted

SEED: Final = 33618
MILLION: Final = 1_000_000
FOLDER: Final = Path("build/scale")


def made(millions: int) -> Path:
    """A folder with so many students: few large districts and programmes, three years."""
    folder = FOLDER / f"{millions}m"
    file = folder / "students.parquet"
    if file.exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(SEED)
    offered = data.table("programmes")[["programme", "level"]].sample(frac=1, random_state=SEED)
    places = np.array(filters.districts())
    schema = pa.schema([(name, pa.string()) for name in ("programme", "level", "district")])
    schema = schema.append(pa.field("year", pa.int16())).append(pa.field("school", pa.int32()))
    with pq.ParquetWriter(folder / "part", schema) as writer:
        for _ in range(millions):
            at = (len(offered) * draw.random(MILLION) ** 2).astype(int)
            columns = [
                offered["programme"].to_numpy()[at],
                offered["level"].to_numpy()[at],
                places[(len(places) * draw.random(MILLION) ** 2).astype(int)],
                draw.choice(np.array([2023, 2024, 2025], dtype=np.int16), MILLION),
                draw.integers(1, 177, MILLION, dtype=np.int32),
            ]
            writer.write_table(pa.table(columns, schema=schema))
    (folder / "part").rename(file)
    return folder


def duckdb(folder: Path) -> pd.DataFrame:
    return mounted.summed(mounted.opened(str(folder)))


def by_pandas(folder: Path) -> pd.DataFrame:
    rows = pd.read_parquet(folder / "students.parquet", columns=[*READ])
    few = rows.groupby([*READ], sort=False).size().rename("students").reset_index()
    return together(few)


def by_polars(folder: Path) -> pd.DataFrame:
    import polars as pl  # noqa: PLC0415 -- each engine loads only its own

    few = pl.scan_parquet(folder / "students.parquet").group_by(*READ).len("students").collect()
    return together(pd.DataFrame(few.to_dict(as_series=False)))


def postgresql(_folder: Path) -> pd.DataFrame:
    return mounted.summed(mounted.opened(os.environ["PGURL"]))


READ: Final = ("year", "district", "level", "programme")
ENGINES: Final[dict[str, Callable[[Path], pd.DataFrame]]] = {
    "duckdb": duckdb,
    "pandas": by_pandas,
    "polars": by_polars,
    "postgresql": postgresql,
}


def together(few: pd.DataFrame) -> pd.DataFrame:
    """Sums by programme as sums by cluster."""
    placed = few.assign(cluster=few["programme"].map(mounted.clusters()), year=few["year"].map(str))
    sums = placed.groupby([*mounted.KEYS])["students"].sum().reset_index()
    return sums.sort_values([*mounted.KEYS], ignore_index=True)


def once(engine: str, folder: Path) -> None:
    """One engine, in this process: seconds cold, warm, megabytes, the sums as a hash."""
    mounted.clusters()
    took, worked = [], []
    for _ in range(2):
        start, busy = time.perf_counter(), time.process_time()
        found = ENGINES[engine](folder)
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - busy)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    said = found.to_csv(index=False).encode()
    sums = hashlib.sha256(said).hexdigest()
    print(took[0], took[1], worked[0], worked[1], most, sums)


def filled(folder: Path, address: str) -> None:
    """A table in PostgreSQL with the rows of a file."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(address) as line:
        line.execute("drop table if exists students")
        columns = "programme text, level text, district text, year smallint, school integer"
        line.execute(f"create unlogged table students ({columns})")
        with line.cursor().copy("copy students from stdin (format csv)") as copy:
            for rows in pq.ParquetFile(folder / "students.parquet").iter_batches(MILLION // 4):
                file = pa.BufferOutputStream()
                pa.csv.write_csv(rows, file, pa.csv.WriteOptions(include_header=False))
                copy.write(file.getvalue().to_pybytes())


def cold(folder: Path) -> None:
    """Put a file out of the page cache."""
    file = os.open(folder / "students.parquet", os.O_RDONLY)
    os.fsync(file)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, nargs="+", default=[1, 10, 35], help="in millions")
    asked.add_argument("--engines", nargs="+", default=[*ENGINES], choices=[*ENGINES])
    asked.add_argument("--keep", action="store_true", help="leave the files in build/scale")
    asked.add_argument("--once", nargs=2, help=argparse.SUPPRESS)
    options: Any = asked.parse_args()
    if options.once:
        once(options.once[0], Path(options.once[1]))
        return
    print("| million rows | engine | cold: s | warm | processor, cold: s | warm | MB | load |")
    print("|--:|:--|--:|--:|--:|--:|--:|--:|")
    for millions in options.rows:
        folder, sums = made(millions), set()
        for engine in options.engines:
            if engine == "postgresql":
                if "PGURL" not in os.environ:
                    continue
                filled(folder, os.environ["PGURL"])
            cold(folder)
            told = subprocess.run(
                [sys.executable, "-m", "bench.scale", "--once", engine, str(folder)],
                check=True,
                capture_output=True,
                text=True,
            )
            *taken, most, hashed = told.stdout.split()
            sums.add(hashed)
            figures = [*(f"{float(one):.2f}" for one in taken), f"{float(most):.0f}"]
            figures.append(f"{os.getloadavg()[0]:.0f}")
            print(f"| {millions} | {engine} | {' | '.join(figures)} |", flush=True)
        if len(sums) > 1:
            raise SystemExit("The engines do not agree.")
        if not options.keep:
            (folder / "students.parquet").unlink()


if __name__ == "__main__":
    main()
