"""What is wrong with what a visitor brought, typed or linked: one value, in no language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where, a code, what was found, and what would have been right.

    `where` is a parameter, a lever, a pointer into a body (`/supply/3/points`) or a column; it is
    empty for the whole, and where a name is not fit to be shown. `expected` is ids, numbers or
    ranges. In a file row 1 is the first data row and row 0 the header, or the file itself;
    `line` is the row as a spreadsheet numbers it, `sheet` its sheet where there are several.
    """

    where: str
    code: str
    found: str = ""
    expected: str = ""
    row: int = 0
    line: int = 0
    sheet: str = ""

    @property
    def place(self) -> tuple[int, str, str]:
        """By which the faults of a file are put in order."""
        return self.row, self.where, self.code


class CodedError(ValueError):
    """What cannot be done. `code` names why and `params` what it is about, for words elsewhere."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
