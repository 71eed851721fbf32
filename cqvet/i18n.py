"""Two languages as equals: gettext catalogues with neutral keys, read with Babel.

A catalogue is one `.po` file per language and subject; its msgids are keys such as
`layout.title`, so neither language is the original of the other. The language is always
passed along, never global: one process serves readers of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from babel import Locale, negotiate_locale
from babel.messages.pofile import read_po

Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
LOCALES: Final[Mapping[Lang, Locale]] = {
    "zh": Locale("zh", script="Hans"),
    "en": Locale("en"),
}
FOLDER: Final = Path(__file__).parent / "locale"


@cache
def catalogue(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    """All messages of a language, key -> plural forms (one form where the key has no plural)."""
    messages: dict[str, tuple[str, ...]] = {}
    for path in sorted((FOLDER / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=str(LOCALES[lang])):
                if not message.id:
                    continue
                key = message.id if isinstance(message.id, str) else message.id[0]
                string = message.string or ""
                forms = (string,) if isinstance(string, str) else tuple(map(str, string))
                if key in messages:
                    raise ValueError(f"{path.name}: the key {key!r} stands in two catalogues")
                messages[key] = forms
    return messages


def guess(browser: str | None) -> Lang:
    """The language to greet a reader with, from a browser locale such as `zh-CN`."""
    match = negotiate_locale([(browser or "").lower()], list(LANGS), sep="-")
    return "zh" if match == "zh" else "en"


class Record(Protocol):
    """A record of any make: a row of a frame, a dictionary."""

    def __getitem__(self, key: str, /) -> Any: ...


@dataclass(frozen=True)
class Text:
    """The words of one language.

    Calling it gives the message of a key, with named placeholders filled. A key that the
    catalogue lacks raises `KeyError`: a test holds both catalogues complete.
    """

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        return catalogue(self.lang)[key][0].format(**values)

    def count(self, key: str, amount: float, /, **values: object) -> str:
        """The message of a key that may have a plural, in the form for `amount` things."""
        forms = catalogue(self.lang)[key]
        return forms[0 if amount == 1 else -1].format(**values)

    def pick(self, row: Record, field: str) -> str:
        """The text of a record in this language: column `<field>_<lang>`."""
        value = row[f"{field}_{self.lang}"]
        return value if isinstance(value, str) else ""

    def join(self, parts: list[str]) -> str:
        """A list of names as one string, with the separator of the language."""
        return ("、" if self.lang == "zh" else ", ").join(parts)
