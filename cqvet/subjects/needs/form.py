"""The form of a table of needs: columns, limits, what its cells may say, the example.

METHOD. One row is one need. A district may be written by name or code, or as a park or area of
`place_aliases` that lies in one district; an area that spans several is a fault that names them.
"""

import re
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base import export, forms
from cqvet.base.export import unguarded
from cqvet.base.forms import Book, Cell, Checked, Choices, Form, mends, places
from cqvet.i18n import FALLBACK, LANGS, Lang, Text
from cqvet.subjects.needs.words import HEADS, kinds, settle

COLUMNS: Final = ("text", "kind", "organisation", "district")
OPTIONAL: Final = frozenset({"organisation", "district"})
MAX_BYTES: Final = 1_000_000
MAX_ROWS: Final = 1000
MAX_TEXT: Final = 500
_LETTER: Final = re.compile(r"[^\W\d_]")

# Invented needs of organisations that do not exist; the page says so.
_EXAMPLE: Final[dict[Lang, tuple[tuple[str, ...], ...]]] = {
    "zh": (
        ("急需8名会调试和维护工业机器人的技术员，能看懂电气图纸。", "talent", "示例一厂", "永川区"),
        ("希望与学校共同开设老年照护方向的订单班。", "programme", "示例二院", "500106"),
        ("铝合金轮毂压铸后气孔偏多，寻求改进浇注工艺。", "technology", "示例三厂", "九龙坡区"),
        ("在越南设厂，需要懂越南语的现场翻译。", "abroad", "示例四司", ""),
        ("今晚的月亮真圆。", "talent", "示例五人", ""),
    ),
    "en": (
        (
            "We need eight technicians to commission and repair industrial robots.",
            "talent",
            "Example one",
            "Yongchuan District",
        ),
        (
            "We would like a joint course on care of old people.",
            "programme",
            "Example two",
            "500106",
        ),
        (
            "Die castings of our aluminium wheels have pores: how to improve pouring?",
            "technology",
            "Example three",
            "Jiulongpo District",
        ),
        (
            "Our plant in Viet Nam needs interpreters who speak Vietnamese.",
            "abroad",
            "Example four",
            "",
        ),
        ("What a round moon tonight.", "talent", "Example five", ""),
    ),
}


def labels(t: Text) -> dict[str, str]:
    """The columns of a template as a language names them: id -> label."""
    return forms.labels("needs", COLUMNS, t)


@cache
def form() -> Form:
    """The form of a table of needs; headers and kinds in either language."""
    listed = ", ".join(data.names("need_kind"))
    return Form(
        columns=dict.fromkeys(COLUMNS, "str"),
        read={
            "text": _text,
            "kind": lambda text: forms.listed(text.lower(), kinds(), "unknown_kind", listed),
            "organisation": lambda text: Cell(unguarded(text)),
            "district": places.district,
        },
        optional=OPTIONAL,
        max_bytes=MAX_BYTES,
        max_rows=MAX_ROWS,
        headers={head: name for name, heads in HEADS.items() for head in heads.split()}
        | {label: name for lang in LANGS for name, label in labels(Text(lang)).items()},
        mends={
            "organisation": mends.missing,
            "district": mends.first(mends.missing, mends.code, places.mend),
        },
        settle=settle,
        flowing=frozenset({"text", "organisation"}),
        longest={"text": MAX_TEXT},
    )


def validate(content: bytes, choices: Choices | None = None) -> Checked:
    """Check the bytes of a table of needs. Never raises."""
    return forms.validate(content, form(), choices)


def arrived(content: bytes | Book, choices: Choices | None = None) -> tuple[Checked, bytes | Book]:
    """The same without columns of people, and what of the file may be kept. Never raises."""
    return forms.arrived(content, form(), choices)


def _text(text: str) -> Cell:
    return Cell(unguarded(text)) if _LETTER.search(text) else Cell(code="no_words")


def template(lang: Lang, kind: str, *, filled: bool = False) -> bytes:
    """A file to fill in, or the example, with the headers of a language."""
    t = Text(lang)
    kinds = data.names("need_kind")
    rows = [
        (text, kinds[code][lang], organisation, district)
        for text, code, organisation, district in (
            _EXAMPLE.get(lang, _EXAMPLE[FALLBACK]) if filled else ()
        )
    ]
    header = list(labels(t).values())
    return forms.as_csv(header, rows) if kind == "csv" else export.book({"needs": [header, *rows]})
