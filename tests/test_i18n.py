"""Two catalogues that say the same: keys, placeholders, plurals, script, use in the code."""

import ast
import re
import string
from functools import cache

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from cqvet import data, registry
from cqvet.base import filters
from cqvet.base.numerals import LARGE
from cqvet.i18n import FOLDER, LANGS, LOCALES, Lang, Text, catalogue, guess
from cqvet.subjects import layout
from tests.conftest import ROOT

HAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Names of sources and licences, formats, codes and units that Chinese texts write so.
LATIN_NAMES = {
    *("ISC", "Unicode", "CLDR", "world", "atlas"),
    *("cnmaps", "data", "MIT", "Natural", "Earth", "GeoNames", "CC", "BY", "WorldSkills", "CQVET"),
    *("CSV", "DOCX", "GeoJSON", "HTML", "JSON", "PNG", "XLSX", "GDP", "GB", "ID", "ISO"),
    *("OpenAPI", "URL", "ZIP", "km"),
    *("Excel", "ODS", "UTF", "XLS", "XML"),
}
PLACEHOLDER = re.compile(r"\{[^}]*\}")
ADDRESS = re.compile(r"https?://\S+|[\w.]+@[\w.]+")

# Keys that are put together: the part before the variable, and all that it may be.
FAMILIES = {
    "layout.measure_": ("zones", *layout.MEASURES),
    "layout.explain_": ("zones", *layout.MEASURES),
    "unit.": {
        LARGE.get(unit, (unit, 1))[0]
        for unit in (*data.names("unit"), *(m.unit for m in layout.MEASURES.values()))
    },
    "qualifier.": data.names("qualifier"),
    "evidence.": filters.EVIDENCE,
    "param.": {param.name for page in registry.EVERY for param in registry.params(page)},
    "filter.any_": ("district", "level", "evidence"),
}


@cache
def messages(lang: Lang) -> dict[str, Message]:
    """Key -> message as it stands in the files of a language."""
    found: dict[str, Message] = {}
    for path in sorted((FOLDER / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=str(LOCALES[lang])):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key:
                    found[key] = message
    return found


def placeholders(form: str) -> set[str]:
    """The names that a message wants to have filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(form) if name is not None}


@cache
def trees() -> dict[str, ast.Module]:
    """The code that readers see the texts of: file -> syntax tree."""
    paths = [*(ROOT / "cqvet").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in paths}


def asked() -> list[tuple[str, ast.expr]]:
    """The first argument of every `t(...)` and `t.count(...)`, with its file."""
    found = []
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = ast.unparse(node.func)
            if called in ("t", "t.count") or called.endswith((".t", ".t.count")):
                found.append((file, node.args[0]))
    return found


def pattern(node: ast.JoinedStr) -> str:
    """A regular expression of the keys that an f-string can make."""
    parts = [
        re.escape(part.value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        else "[a-z0-9_]+"
        for part in node.values
    ]
    return "".join(parts)


@cache
def patterns() -> frozenset[str]:
    """All keys that are put together where they are used."""
    nodes = (node for _, key in asked() for node in ast.walk(key))
    return frozenset(pattern(node) for node in nodes if isinstance(node, ast.JoinedStr))


def test_both_languages_have_the_same_keys() -> None:
    """No key stands in one catalogue only."""
    assert catalogue("zh").keys() == catalogue("en").keys()


def test_both_languages_have_the_same_files() -> None:
    """A subject has a catalogue in each language, so that they can be read side by side."""
    names = {lang: [p.name for p in sorted(FOLDER.glob(f"{lang}/*/*.po"))] for lang in LANGS}
    assert names["zh"] == names["en"]


def test_both_languages_fill_in_the_same() -> None:
    """A message has the same placeholders in both languages and is plural in both or neither."""
    wrong = {}
    for key in catalogue("zh").keys() & catalogue("en").keys():
        forms = [frozenset(placeholders(f)) for lang in LANGS for f in catalogue(lang)[key]]
        plural = {bool(messages(lang)[key].pluralizable) for lang in LANGS}
        if len(set(forms)) != 1 or len(plural) != 1:
            wrong[key] = forms
    assert wrong == {}


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_is_empty(lang: Lang) -> None:
    """Every message of every key has words, without blanks around them, and none is fuzzy."""
    for key, forms in catalogue(lang).items():
        assert all(form and form == form.strip() for form in forms), key
        assert not messages(lang)[key].fuzzy, key


@pytest.mark.parametrize("lang", LANGS)
def test_messages_with_placeholders_say_so(lang: Lang) -> None:
    """The flag python-brace-format, by which translators' tools check, is set where it must."""
    # Babel derives this flag from the key and forgets the one in the file: hence the text.
    flagged: set[str] = set()
    for path in FOLDER.glob(f"{lang}/*/*.po"):
        for entry in path.read_text("utf-8").split("\n\n"):
            if re.search(r"^#,.*\bpython-brace-format\b", entry, re.MULTILINE):
                flagged |= set(re.findall(r'^msgid "(.+)"$', entry, re.MULTILINE))
    filled = {
        key for key, forms in catalogue(lang).items() if any(placeholders(form) for form in forms)
    }
    assert filled - flagged == set()


def test_english_has_no_chinese_characters() -> None:
    """No Chinese character and no full-width sign stands in the English catalogue."""
    found = {k: f for k, forms in catalogue("en").items() for f in forms if HAN.search(f)}
    assert found == {}


def test_chinese_has_no_latin_words() -> None:
    """The Chinese catalogue has no Latin word but names, formats and codes that are listed."""
    found = {
        key: words
        for key, forms in catalogue("zh").items()
        for form in forms
        if (words := set(LATIN.findall(ADDRESS.sub("", PLACEHOLDER.sub("", form)))) - LATIN_NAMES)
    }
    assert found == {}


def test_every_key_that_is_asked_for_exists() -> None:
    """A key that the code writes out is in the catalogue."""
    lacking = [
        (file, key.value)
        for file, key in asked()
        if isinstance(key, ast.Constant) and key.value not in catalogue("zh")
    ]
    assert lacking == []


@pytest.mark.parametrize("prefix", FAMILIES)
def test_every_key_that_is_put_together_exists(prefix: str) -> None:
    """Each member of a family of keys, such as one for each measure, is in the catalogue."""
    lacking = {prefix + member for member in FAMILIES[prefix]} - catalogue("zh").keys()
    assert lacking == set()


def test_every_page_has_a_tab_and_a_title() -> None:
    """Each page of the registry has both texts in both languages."""
    wanted = {f"{page.id}.{part}" for page in registry.EVERY for part in ("tab", "title")}
    assert wanted - catalogue("zh").keys() == set()


def test_every_pattern_makes_some_key() -> None:
    """A key that the code puts together matches at least one message."""
    idle = {p for p in patterns() if not any(re.fullmatch(p, key) for key in catalogue("zh"))}
    # Reasons are only needed for filters that mean nothing on a page, headings for groups.
    assert idle <= {r"[a-z0-9_]+\.no_[a-z0-9_]+", r"group\.[a-z0-9_]+"}


def test_every_key_is_used() -> None:
    """No message is left over: the code writes its key out or puts it together."""
    written = {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    left = {
        key
        for key in catalogue("zh")
        if key not in written and not any(re.fullmatch(p, key) for p in patterns())
    }
    assert left == set()


@pytest.mark.parametrize(
    ("browser", "lang"),
    [
        ("zh-CN", "zh"),
        ("zh", "zh"),
        ("zh-TW", "zh"),
        ("zh-Hans-CN", "zh"),
        ("ZH-cn", "zh"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
        ("x" * 10_000, "en"),
        ("<b>", "en"),
    ],
)
def test_guess(browser: str | None, lang: Lang) -> None:
    """Readers of any Chinese are greeted in Chinese, all others in English."""
    assert guess(browser) == lang


def test_an_unknown_key_raises() -> None:
    """A key that no catalogue has is an error and never shown."""
    with pytest.raises(KeyError):
        Text("en")("frame.no_such_key")


def test_pick_and_join_follow_the_language() -> None:
    """A record gives its text in the language, a gap gives none; lists are joined as it does."""
    row = {"name_zh": "重庆", "name_en": "Chongqing", "note_zh": None, "note_en": float("nan")}
    assert [Text(lang).pick(row, "name") for lang in LANGS] == ["重庆", "Chongqing"]
    assert [Text(lang).pick(row, "note") for lang in LANGS] == ["", ""]
    assert [Text(lang).join(["a", "b"]) for lang in LANGS] == ["a、b", "a, b"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_amount_is_too_large_for_a_plural(lang: Lang) -> None:
    """What a visitor types may be infinite: it takes the form of many."""
    t = Text(lang)
    assert t.count("unit.person", float("inf"), n="∞") == t.count("unit.person", 2, n="∞")
