"""A language more: one line, a folder of catalogues and text columns; the rest falls back."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "overview.tab"
msgstr "Aperçu"

msgid "overview.title"
msgstr "La formation professionnelle à Chongqing"

msgid "frame.language"
msgstr "Langue"

msgid "frame.share"
msgstr "Copier le lien"

msgid "frame.copied"
msgstr "Copié"

msgid "frame.incomplete"
msgstr "Cette langue n’est pas complète : le reste est en anglais."

#, python-brace-format
msgid "frame.listed"
msgstr "{first}, {second}"

#, python-brace-format
msgid "frame.clauses"
msgstr "{first} ; {second}"

#, python-brace-format
msgid "unit.school"
msgid_plural "unit.school"
msgstr[0] "{n} école"
msgstr[1] "{n} écoles"

msgid "figure.open"
msgstr "Ouvrir la source"
"""

TRIAL = """
import sys
from streamlit.testing.v1 import AppTest
from cqvet.i18n import LANGS, Text
from cqvet.base.numerals import quantity
from cqvet.registry import PAGES

assert LANGS == ("zh", "en", "fr")
t = Text("fr")
assert quantity(0, "school", t) == "0 école" and quantity(176, "school", t) == "176 écoles"
assert quantity(1.5, "school", t) == "1,5 écoles" and not t.complete
for page in PAGES:
    at = AppTest.from_file("cqvet/shell.py", default_timeout=60)
    at.switch_page(f"../pages/{page.id}.py")
    at.query_params["lang"] = "fr"
    at.run()
    assert not at.exception, (page.id, at.exception)
    assert any("pas complète" in info.value for info in at.info), page.id
"""


@pytest.mark.long
def test_a_language_of_ten_messages_is_served_on_every_page(tmp_path: Path) -> None:
    """With one line and ten messages, every page opens in French and says what it lacks."""
    for folder in ("cqvet", "pages", "data", ".streamlit"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    code = tmp_path / "cqvet" / "i18n.py"
    line = '    "en": Locale("en"),\n'
    assert line in code.read_text("utf-8")
    code.write_text(
        code.read_text("utf-8").replace(line, f'{line}    "fr": Locale("fr"),\n'), "utf-8"
    )
    catalogues = tmp_path / "cqvet" / "locale" / "fr" / "LC_MESSAGES"
    catalogues.mkdir(parents=True)
    (catalogues / "trial.po").write_text(CATALOGUE, "utf-8")
    trial = tmp_path / "trial.py"
    trial.write_text(TRIAL, "utf-8")
    subprocess.run(
        [sys.executable, trial], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=True
    )
