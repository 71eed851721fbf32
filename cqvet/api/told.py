"""The account of a file that was read, as the API tells it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from cqvet.api.problems import BOTH, Said, both
from cqvet.base import forms
from cqvet.base.fault import Fault
from cqvet.base.forms import Question, Report, words
from cqvet.i18n import Text


def faults(rows: int, found: Sequence[Fault], said: Said) -> dict[str, Any]:
    """The first faults one by one, all of them in groups, and how many there are."""
    groups = [
        {
            "code": group.first[0].code,
            "count": group.count,
            "first": [_cell(one) for one in group.first],
            **both(group.first[0], said),
        }
        for group in forms.grouped(found)
    ]
    listed = [
        _cell(one)
        | {"code": one.code, "found": one.found, "expected": one.expected}
        | both(one, said)
        for one in found[: forms.LISTED]
    ]
    return {"rows": rows, "faults": listed, "groups": groups, "total": len(found)}


def _cell(fault: Fault) -> dict[str, Any]:
    place = {"row": fault.row, "line": fault.line, "sheet": fault.sheet}
    return {**place, "column": fault.where}


def report(found: Report, labels: Callable[[Text], Mapping[str, str]]) -> dict[str, Any]:
    """What was read, set aside, repaired and asked; `labels` names the columns in a language."""
    sheets = [
        {
            **asdict(part),
            "columns": [{"column": column, "found": head} for column, head in part.columns],
        }
        for part in found.parts
    ]
    aside = [{**asdict(one), **_both(partial(words.set_aside, one.kind))} for one in found.aside]
    repairs = [{**asdict(one), **_both(partial(words.repaired, one.kind))} for one in found.repairs]

    def asked(question: Question, t: Text) -> str:
        return words.question(question, labels(t), t)

    questions = [{**asdict(one), **_both(partial(asked, one))} for one in found.questions]
    read = {"kind": found.kind, "encoding": found.encoding, "sheets": sheets, "aside": aside}
    return {"read": read, "repairs": repairs, "questions": questions}


def _both(say: Callable[[Text], str]) -> dict[str, str]:
    return {f"message_{t.lang}": say(t) for t in BOTH}
