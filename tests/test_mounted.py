"""The operator's table of students: summed where it lies, the same by every engine, none told."""

import os
import pwd
import shutil
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cqvet import data, registry
from cqvet.base import filters, settings
from cqvet.base.filters import Filters
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import suppress
from cqvet.subjects import mounted
from cqvet.subjects.mounted import Students
from cqvet.ui.matching import students as page
from tests import crawl
from tests.conftest import open_page
from tests.screen import figures

pytest.importorskip("ibis")
MATCHING = next(page for page in registry.PAGES if page.id == "matching")
COLUMNS = ["programme", "level", "district", "year"]
SERVER = shutil.which("postgres", path=f"{os.defpath}:/usr/local/bin:/usr/lib/postgresql/15/bin")


def rows(n: int, places: int = 38) -> pd.DataFrame:
    """Students drawn at random, a hundredth of them with a code that nobody knows."""
    draw = np.random.default_rng(n)
    offered = data.table("programmes")[["programme", "level"]].to_numpy(dtype=object)
    found = pd.DataFrame(offered[draw.integers(0, len(offered), n)], columns=COLUMNS[:2])
    found["district"] = draw.choice(np.array(filters.districts()[:places], dtype=object), n)
    found["year"] = draw.choice([2024, 2025], n)
    unknown = draw.random(n) < 0.01
    found.loc[unknown, "district"] = "110101"
    return found


def folder(place: Path, frame: pd.DataFrame, kind: str = "parquet") -> str:
    place.mkdir(exist_ok=True)
    if kind == "parquet":
        frame.to_parquet(place / "students.parquet")
    else:
        frame.to_csv(place / "students.csv", index=False)
    return str(place)


def counted(frame: pd.DataFrame) -> dict[tuple[str, ...], int]:
    """The same sums in plain Python."""
    fits = {row["class"]: row["primary_cluster"] for row in data.every("class_fit")}
    classes = {row["programme"]: fits[row["class"]] for row in data.every("programmes")}
    numbers: Counter[tuple[str, ...]] = Counter()
    for row in frame.to_dict("records"):
        cluster = classes[row["programme"]]
        served = cluster if cluster in filters.clusters() else "none"
        key = (str(row["year"]), row["district"], row["level"], served)
        numbers[key] += int(row.get("students", 1))
    return dict(numbers)


def by_key(found: pd.DataFrame) -> dict[tuple[str, ...], int]:
    keys = found[[*mounted.KEYS]].itertuples(index=False, name=None)
    return dict(zip(keys, map(int, found["students"]), strict=True))


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_the_sums_of_a_folder_are_those_of_plain_counting(tmp_path: Path, kind: str) -> None:
    """Rows of one student each, and rows with a number of students, as Parquet and as CSV."""
    single = rows(3_000)
    many = single.assign(students=range(len(single)))
    for name, frame in (("single", single), ("many", many)):
        found = mounted.summed(mounted.opened(folder(tmp_path / name, frame, kind)))
        assert by_key(found) == counted(frame)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A PostgreSQL of our own on loopback; it does not run as root."""
    if SERVER is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    run: list[str] = []
    place = Path("/tmp") / f"cqvet-postgres-{os.getpid()}"
    place.mkdir()
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(place, owner.pw_uid, owner.pw_gid)
        run = ["runuser", "-u", "postgres", "--"]
    programs = Path(SERVER).resolve().parent
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    make = [
        *run,
        str(programs / "initdb"),
        "-D",
        str(place / "data"),
        "-U",
        "cqvet",
        "--auth=trust",
        "-N",
    ]
    subprocess.run(make, check=True, capture_output=True, cwd=place)
    options = f"-h 127.0.0.1 -p {port} -k {place} -F"
    control = [*run, str(programs / "pg_ctl"), "-D", str(place / "data"), "-w"]
    log = ["-l", str(place / "log"), "-o", options]
    subprocess.run([*control, *log, "start"], check=True, capture_output=True, cwd=place)
    try:
        yield f"postgresql://cqvet@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, cwd=place)
        shutil.rmtree(place)


@pytest.mark.slow
def test_postgresql_gives_the_same_figures(database: str, tmp_path: Path) -> None:
    """Row for row those of DuckDB, by the same expression, on a server that really runs."""
    psycopg = pytest.importorskip("psycopg")
    frame = rows(5_000)
    with psycopg.connect(database) as line:
        line.execute("create table students (programme text, level text, district text, year int)")
        with line.cursor().copy("copy students from stdin") as copy:
            for row in frame[COLUMNS].itertuples(index=False, name=None):
                copy.write_row(row)
    here = mounted.summed(mounted.opened(folder(tmp_path / "same", frame)))
    there = mounted.summed(mounted.opened(database))
    pd.testing.assert_frame_equal(here, there)


def read(frame: pd.DataFrame, place: Path) -> Students:
    return mounted.placed(mounted.summed(mounted.opened(folder(place, frame))))


def test_what_is_not_known_is_counted_apart(tmp_path: Path) -> None:
    """A district of another city, a wrong programme, level or year: in no cell, and told."""
    frame = rows(500)
    frame["district"] = "500101"
    frame.loc[0, "programme"] = "999999"
    frame.loc[1, "level"] = "primary"
    frame.loc[2, "year"] = 1066
    frame.loc[3, "district"] = None
    found = read(frame, tmp_path)
    assert found.aside == 4
    assert int(found.cells["students"].sum()) == 496


def test_small_numbers_are_not_shown_and_no_sum_gives_them_away(tmp_path: Path) -> None:
    """With a small number there are cells but no sums; without one there are sums too."""
    sparse, dense = read(rows(3_000), tmp_path / "a"), read(rows(400_000, 1), tmp_path / "b")
    cells = sparse.cells[sparse.cells["year"] == 2025]
    assert ((cells["students"] > 0) & (cells["students"] < suppress.APART)).any()
    assert sparse.of(2025, Filters()) is None
    assert sparse.of(2025, Filters(zone="northeast")) is None
    alone = sparse.of(2025, Filters(district="500101"))
    assert alone is not None
    assert alone.isna().to_numpy().any()
    assert not alone.isin([1, 2, 3, 4]).to_numpy().any()
    files = page.kept(sparse)["students"]
    assert files.isna().any()
    assert not files.isin([1, 2, 3, 4]).any()
    every = dense.of(2025, Filters())
    assert every is not None
    assert int(every.sum().sum()) == int(dense.cells.query("year == 2025")["students"].sum())


@pytest.mark.page
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_it_where_it_is_mounted(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By cluster and level, each number with its source; without a table there is nothing."""
    t = Text(lang)
    line = t("matching.students", year=2025)
    assert line not in [box.label for box in open_page(MATCHING, {"lang": lang}).expander]
    frame = rows(400_000, 1)
    monkeypatch.setattr(settings, "MOUNTED", folder(tmp_path, frame))
    mounted.students.cache_clear()
    try:
        at = open_page(MATCHING, {"lang": lang})
        assert line in [box.label for box in at.expander]
        at.session_state["behind_students"] = True
        at.run()
        told = [one for one in figures(at) if one["ref"] == "match/mounted/students"]
        found = mounted.students()
        assert found is not None
        most = found.of(2025, Filters())
        assert most is not None
        assert len(told) == most.size + 1
        assert crawl.faults(at) == []
    finally:
        mounted.students.cache_clear()


def test_an_address_that_does_not_answer_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says that it could not be read; pages do without."""
    address = "postgresql://cqvet:secret123@127.0.0.1:9/none"
    monkeypatch.setattr(settings, "MOUNTED", address)
    mounted.students.cache_clear()
    try:
        assert mounted.students() is None
    finally:
        mounted.students.cache_clear()
    assert "CQVET_MOUNTED" in caplog.text
    assert "secret123" not in caplog.text
