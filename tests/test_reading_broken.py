"""Broken files of real kinds: every planted fault is located, and nothing else is reported."""

import json
import random

import pytest

from cqvet.api import told
from cqvet.api.validate import check_form
from cqvet.base.forms import Choices, message
from cqvet.i18n import LANGS, Text
from cqvet.subjects import register
from tests.reading_broken import DRESSES, FAULTS, FILES, GOOD, Dress, planted
from tests.reading_files import NEEDS, ROWS, csv
from tests.test_reading import SAME

FUZZED = 200


def name(value: object) -> str:
    return getattr(value, "__name__", str(value))


def test_there_are_thirty_files_and_more_than_120_faults() -> None:
    """The suite is as large as it claims, with every code of a fault of a cell."""
    assert len(FILES) == 30
    assert sum(len(planted(number)[1]) for _, number in FILES) == 10 * len(FAULTS) == 240
    assert len({code for _, _, code in FAULTS}) >= 15


@pytest.mark.parametrize(("dress", "number"), FILES, ids=name)
def test_every_planted_fault_is_located(dress: Dress, number: int) -> None:
    """By the reader's own line and sheet, column and code; the other rows are clean."""
    rows, faults = planted(number)
    content, places = dress(rows)
    found = register.validate(content, register.words())
    assert [(f.sheet, f.line, f.where, f.code) for f in found.faults] == [
        (*places[at], *faults[at]) for at in sorted(faults)
    ]
    assert found.report.open == ()
    assert len(found.rows) == len(GOOD) - len(faults)


@pytest.mark.parametrize("dress", DRESSES, ids=name)
def test_the_valid_twin_is_accepted(dress: Dress) -> None:
    """The same file without the faults has none and gives every row."""
    found = register.validate(dress(GOOD)[0], register.words())
    assert found.settled
    assert found.rows["entrants"].tolist() == [50 + i for i in range(len(GOOD))]


def fuzzed(seed: int) -> bytes:
    """A good file of some kind with some of its bytes changed, cut out, doubled or put in."""
    chance = random.Random(seed)
    files = [*SAME.values(), csv(("招焊工", "人才", "", "永川区"), head=NEEDS), csv(*ROWS)]
    content = bytearray(chance.choice(files))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        size = chance.choice((1, 1, 1, 3, 40))
        kind = chance.randrange(4)
        if kind == 0:
            del content[at : at + size]
        elif kind == 1:
            content[at:at] = chance.randbytes(size)
        elif kind == 2:
            content[at:at] = content[max(0, at - size) : at]
        else:
            content[at : at + 1] = chance.choice((b"\0", b"\xff", b'"', b",", b"\n", b"<", b"="))
    return bytes(content)


@pytest.mark.parametrize("form", ["register", "needs"])
def test_no_damaged_file_gives_a_traceback(form: str) -> None:
    """Two hundred damaged files: rows, faults and questions, all of them in words and as JSON."""
    codes = set()
    for seed in range(FUZZED):
        found = check_form(fuzzed(seed), form, Choices())
        assert json.dumps(found, allow_nan=False, ensure_ascii=False).encode()
        assert found["total"] or found["rows"] or found["questions"]
        codes |= {fault["code"] for fault in found["faults"]}
    assert len(codes) >= 5


def test_every_fault_has_a_sentence_in_each_language() -> None:
    """Of the planted ones, with the names of the language in it and no id."""
    rows, _ = planted(0)
    faults = [
        fault
        for number in range(3)
        for fault in register.validate(DRESSES[0](planted(number)[0])[0], register.words()).faults
    ]
    assert len(faults) == len(FAULTS)
    for lang in LANGS:
        said = [message(fault, Text(lang)) for fault in faults]
        assert not any("_vocational" in one for one in said)
    assert told.faults(len(rows), faults, message)["total"] == len(FAULTS)
