"""Rows that belong together: sums that a table states, and rows that are one offering."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cqvet.base.forms.form import Form
from cqvet.base.forms.records import Record, Total
from cqvet.base.forms.report import Choices, Tally

Values = dict[str, object]
Valued = tuple[Record, Values]
"""A row and the values of its cells by column."""


def compare(
    records: Sequence[Record],
    values: Mapping[int, Values],
    totals: Sequence[Total],
    form: Form,
    aside: Tally,
) -> None:
    """The sums that a sheet states against those of its rows, where every number could be read."""
    since_total = since_any = 0
    for total in totals:
        rows = records[since_total if total.whole else since_any : total.above]
        for name in form.summed:
            stated = _number(total.texts.get(name, ""), name, form)
            cells = [values.get(record.row, {}).get(name) for record in rows]
            bad = any(fault.where == name for record in rows for fault in record.faults)
            summed = sum(cell for cell in cells if isinstance(cell, int))
            if stated is not None and rows and not bad and stated != summed:
                place = replace(total.place, found=str(stated), read=str(summed))
                aside.add("total_differs", name, place)
        since_any = total.above
        if total.whole:
            since_total = total.above


def _number(text: str, name: str, form: Form) -> int | None:
    done = form.mends[name](text) if name in form.mends and text else None
    text = done[0] if done else text
    value = form.read[name](text).value if text else None
    return value if isinstance(value, int) else None


def together(
    good: Sequence[Valued], form: Form, choices: Choices, repairs: Tally
) -> Sequence[Valued]:
    """Rows of the same key as one: copies are faults, the others are added up."""
    if not form.key:
        return good
    groups: dict[tuple[object, ...], list[Valued]] = {}
    copies: dict[tuple[object, ...], dict[tuple[str, ...], int]] = {}
    for record, values in good:
        key = tuple(values.get(name) for name in form.key)
        group = groups.setdefault(key, [])
        first = copies.setdefault(key, {}).setdefault(record.cells, record.line)
        if group and (first != record.line or "orientations" in choices.untouched):
            line = first if first != record.line else group[0][0].line
            record.faults.append(record.fault(form.key[-1], "repeated_row", "", str(line)))
            continue
        if group:
            repairs.add("orientations", "", record.place("", str(group[0][0].line)))
        group.append((record, values))
    return [(group[0][0], _sum(group, form)) for group in groups.values()]


def _sum(group: Sequence[Valued], form: Form) -> Values:
    """The sum of some rows; unknown where it is unknown for one of them."""
    found = dict(group[0][1])
    for name in form.summed:
        cells = [values.get(name) for _, values in group]
        known = [cell for cell in cells if isinstance(cell, int)]
        found[name] = sum(known) if len(known) == len(cells) else None
    return found
