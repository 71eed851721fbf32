"""Bytes of a text file -> its letters, never a wrong letter in silence.

METHOD. Marks of UTF-8 and UTF-16 are believed, and taken off however many there are. A text
without one is UTF-8 where every byte fits. Else it is GB 18030, if that fits and nearly all
letters beyond ASCII are among the 7,445 of GB 2312: Western texts and Big5 fit as well, but fall
on rare letters. Of UTF-8 or GB 18030 with few faulty bytes the first is named by its line.
"""

import codecs
from dataclasses import dataclass
from typing import Final

from cqvet.base.forms.fault import UnreadableError

READ: Final = "UTF-8, UTF-16, GB 18030"
COMMON: Final = 0.7
"""The share of letters of GB 2312 among those beyond ASCII in a text of GB 18030."""
_MARK: Final = codecs.BOM_UTF8
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDER: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DAMAGED: Final = 4
"""So many letters that fit stand against one that does not in a damaged text."""
_OTHERS: Final = (("Big5", "big5"), ("Windows-1252", "cp1252"))
_WESTERN: Final = 0.25
"""A line with a smaller share of bytes beyond ASCII is no Chinese one."""


@dataclass(frozen=True)
class Decoded:
    """A text, its encoding, and whether its mark was that of another."""

    text: str
    encoding: str
    mixed: bool = False


def decoded(content: bytes) -> Decoded:
    """The text of a file.

    Raises `UnreadableError`: `unknown_encoding`, and with their line `bad_byte`, `cut_text`.
    """
    if content.startswith(_WIDER):
        raise UnreadableError("unknown_encoding", "UTF-32", READ)
    if content.startswith(_WIDE):
        return Decoded(_strict(content, "utf-16").lstrip("\ufeff"), "UTF-16")
    if b"\0" in content:
        return _unmarked_wide(content)
    body = content
    while body.startswith(_MARK):
        body = body[len(_MARK) :]
    try:
        return Decoded(body.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        if _is_damaged(body, "utf-8"):
            _strict(body, "utf-8")
    replaced = body.decode("gb18030", "replace")
    if not _is_common(replaced):
        raise _unknown(body)
    return Decoded(_strict(body, "gb18030"), "GB 18030", mixed=body != content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "ignore")
        line = _line(before)
        end = "\n\0" if encoding == "utf-16" else "\n"
        rest = content[error.start :]
        cut = len(rest) < len("\U0010ffff".encode()) and end.encode() not in rest
        tail = before.rsplit("\n", 1)[-1][-20:]
        if cut:
            raise UnreadableError("cut_text", tail, encoding.upper(), line) from None
        found = f"{tail} 0x{content[error.start]:02X}"
        raise UnreadableError("bad_byte", found, encoding.upper(), line) from None


def _line(before: str) -> int:
    return before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def _unmarked_wide(content: bytes) -> Decoded:
    """UTF-16 without a mark, known by the empty half of its ASCII letters."""
    halves = content[::2], content[1::2]
    for encoding, zeros, letters in (
        ("utf-16-le", halves[1], halves[0]),
        ("utf-16-be", halves[0], halves[1]),
    ):
        if zeros.count(0) > max(len(zeros) / 5, 4 * letters.count(0)):
            return Decoded(_strict(content, encoding), "UTF-16")
    raise UnreadableError("unknown_encoding", expected=READ)


def _is_damaged(content: bytes, encoding: str) -> bool:
    text = content.decode(encoding, "replace")
    bad = text.count("\ufffd")
    good = sum(letter > "\x7f" for letter in text) - bad
    return good >= _DAMAGED * bad


def _is_common(text: str) -> bool:
    others = [letter for letter in text if letter > "\x7f"]
    known = sum(_is_listed(letter) for letter in others)
    return known >= COMMON * len(others)


def _is_listed(letter: str) -> bool:
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _unknown(content: bytes) -> UnreadableError:
    """The refusal, with what the text may be and its first odd line."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    line, odd = next((i, b) for i, b in enumerate(lines, 1) if not b.isascii())
    western = sum(byte > 0x7F for byte in odd) < len(odd) * _WESTERN
    for name, encoding in _OTHERS[1:] if western else _OTHERS:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = f"{name}: {odd.decode(encoding)}"
        return UnreadableError("unknown_encoding", found, READ, line)
    return UnreadableError("unknown_encoding", odd.decode("ascii", "replace"), READ, line)
