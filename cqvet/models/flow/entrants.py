"""Yearly entrants that a reader brings: a text of a year and a number a line."""

import re

from cqvet.models.flow.levers import CHANGE_YEAR, LAST_YEAR

_LINE = re.compile(r"\s*(\d{4})\s*[,;\t ]\s*\"?([\d,.]+)\"?\s*")


def read_entrants(text: str) -> tuple[dict[str, str], list[int]]:
    """Lever -> number as it stands, and the lines (from 1) that could not be used.

    A first line that holds no digit is a heading; empty lines are passed over. Of two lines
    with the same year the second cannot be used.
    """
    found: dict[str, str] = {}
    unused = []
    for at, line in enumerate(text.splitlines(), 1):
        heading = at == 1 and not any(sign.isdigit() for sign in line)
        if heading or not line.strip():
            continue
        match = _LINE.fullmatch(line)
        year = int(match[1]) if match else 0
        name = f"entrants_{year}"
        if match is None or not CHANGE_YEAR <= year <= LAST_YEAR or name in found:
            unused.append(at)
            continue
        found[name] = match[2].replace(",", "")
    return found, unused
