"""Languages as equals: gettext catalogues with neutral keys, read with Babel.

A catalogue is one `.po` file per language and subject; its msgids are keys such as
`layout.title`, so no language is the original of the other. The language is always
passed along, never global: one process serves readers of all. What a language that is still
being written lacks stands in `FALLBACK`.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Protocol

from babel import Locale, negotiate_locale
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from cqvet import kept

Lang = str
"""A code of `LOCALES`, as it stands in addresses and names of columns."""
LOCALES: Final[Mapping[Lang, Locale]] = {
    "zh": Locale("zh", script="Hans"),
    "en": Locale("en"),
}
LANGS: Final = tuple(LOCALES)
WHOLE: Final[tuple[Lang, ...]] = ("zh", "en")
"""The languages that have every message; one that is begun later may lack some."""
FALLBACK: Final[Lang] = "en"
FOLDER: Final = Path(__file__).parent / "locale"


@cache
def catalogue(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """All messages of a language, key -> plural forms (one form where the key has no plural)."""
    messages: dict[str, tuple[str, ...]] = {}
    for path in sorted((FOLDER / lang / "LC_MESSAGES").glob("*.po")):
        for message in _messages(path, lang):
            if not message.id:
                continue
            key = message.id if isinstance(message.id, str) else message.id[0]
            string = message.string or ""
            forms = (string,) if isinstance(string, str) else tuple(map(str, string))
            if key in messages:
                raise ValueError(f"{path.name}: the key {key!r} stands in two catalogues")
            messages[key] = forms
    return messages


def _messages(path: Path, lang: Lang) -> Catalog:
    try:
        return read_po(BytesIO(kept.content(path)), locale=str(LOCALES[lang]), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from None


def _place(key: str) -> str:
    """The file of a message, in whatever language has it."""
    paths = FOLDER.glob("*/LC_MESSAGES/*.po")
    said = f'msgid "{key}"'.encode()
    return next(path.name for path in paths if said in kept.content(path))


def lacking() -> dict[str, list[str]]:
    """What the languages of `WHOLE` lack of each other: file -> keys, for whoever starts it."""
    faults: dict[str, list[str]] = {}
    for key in sorted({key for lang in WHOLE for key in catalogue(lang)}):
        for lang in WHOLE:
            if not all(catalogue(lang).get(key, ("",))):
                faults.setdefault(f"locale/{lang}/LC_MESSAGES/{_place(key)}", []).append(key)
    return faults


def guess(browser: str | None) -> Lang:
    """The language to greet a reader with, from a browser locale such as `zh-CN`."""
    return negotiate_locale([(browser or "").lower()], list(LANGS), sep="-") or FALLBACK


def tag(lang: Lang) -> str:
    """A language as browsers name it, such as `zh-Hans`."""
    return str(LOCALES[lang]).replace("_", "-")


def column(names: Container[str], field: str, lang: Lang) -> str:
    """The column of `names` that holds a text in this language: `<field>_<lang>`."""
    own = f"{field}_{lang}"
    return own if own in names else f"{field}_{FALLBACK}"


@cache
def plural(lang: Lang) -> Callable[[int], int]:
    """The rule of a language: which of its plural forms a whole number takes."""
    rule: Callable[[int], int] = c2py(get_plural(LOCALES[lang]).plural_expr)
    return rule


class Record(Protocol):
    """A record of any make: a row of a frame, a dictionary."""

    def __getitem__(self, key: str, /) -> Any: ...

    def __contains__(self, key: object, /) -> bool: ...


@dataclass(frozen=True)
class Text:
    """The words of one language.

    Calling it gives the message of a key, with named placeholders filled. A key that the
    catalogue lacks raises `KeyError`: a test holds both catalogues complete.
    """

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        _, forms = self._message(key)
        return forms[0].format(**values)

    def count(self, key: str, amount: float, /, **values: object) -> str:
        """The message of a key that may have a plural, in the form for `amount` things."""
        lang, forms = self._message(key)
        # A fraction, or infinity, takes the form of many in every language that has one.
        form = plural(lang)(int(amount) if float(amount).is_integer() else 2)
        return forms[form if len(forms) > 1 else 0].format(**values)

    def pick(self, row: Record, field: str) -> str:
        """The text of a record in this language: column `<field>_<lang>`."""
        value = row[self.column(row, field)]
        return value if isinstance(value, str) else ""

    def column(self, names: Container[str], field: str) -> str:
        """The column of a record or a frame that `pick` reads."""
        return column(names, field, self.lang)

    def title(self, part: Mapping[str, Any], field: str = "title") -> str:
        """A text of the descriptor in this language: bare in English, else `<field>_<lang>`."""
        return str(part.get(f"{field}_{self.lang}", part[field]))

    def join(self, parts: list[str], how: str = "frame.listed") -> str:
        """Names as one string, or clauses with `frame.clauses`, as the language parts them."""
        return self(how, first="", second="").join(parts)

    def language(self, lang: Lang) -> str:
        """The name of a language in this one."""
        return str(LOCALES[lang].get_language_name(LOCALES[self.lang]))

    @property
    def complete(self) -> bool:
        """Whether the language has every message; otherwise `FALLBACK` fills in."""
        return catalogue(FALLBACK).keys() <= catalogue(self.lang).keys()

    def _message(self, key: str) -> tuple[Lang, tuple[str, ...]]:
        """The forms of a message and the language that they are in."""
        own = catalogue(self.lang).get(key)
        return (self.lang, own) if own else (FALLBACK, catalogue(FALLBACK)[key])
