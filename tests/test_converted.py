"""The report as another office program shows it: LibreOffice turns it into pages, each is read."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cqvet import press
from cqvet.i18n import LANGS, Lang, Text
from cqvet.press import word
from cqvet.subjects import report
from tests.test_press import made
from tests.test_report import facts

OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")
HAN = re.compile(r"[\u4e00-\u9fff]")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (OFFICE and READER), reason="LibreOffice or poppler-utils is not installed"
    ),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Lang], list[str]]:
    """The text of every page of report, annex and decision sheet, by file and language."""
    folder = tmp_path_factory.mktemp("converted")
    for lang in LANGS:
        files = {"report.docx": made("modelled", lang)["docx"]}
        files["annex.xlsx"] = made("modelled", lang)["xlsx"]
        files["sheet.docx"] = press.sheet(facts("modelled"), 1, lang, "docx")
        for name, body in files.items():
            (folder / f"{lang}_{name}").write_bytes(body)
    given = [str(path) for path in sorted(folder.iterdir())]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *given], check=True, capture_output=True)
    return {
        (name, lang): text_of(folder / f"{lang}_{name}.pdf")
        for name in ("report", "annex", "sheet")
        for lang in LANGS
    }


def convert(folder: Path) -> None:
    """Every file of a folder as PDF."""
    given = [str(path) for path in sorted(folder.iterdir())]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *given], check=True, capture_output=True)


def text_of(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    command = [str(READER), "-layout", str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True)
    return found.stdout.decode().split("\f")[:-1]


def lines_of(page: str) -> list[str]:
    """The lines of a page that say something, without the number of the page."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    return lines[:-1] if lines and lines[-1].isdecimal() else lines


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["report", "annex", "sheet"])
def test_every_page_says_something_in_its_language(
    pages: dict[tuple[str, Lang], list[str]], name: str, lang: Lang
) -> None:
    """No page is empty, none has signs that no font has, and English has no Chinese characters."""
    found = pages[name, lang]
    assert found
    for page in found:
        assert lines_of(page)
        assert "\ufffd" not in page
        assert bool(HAN.search(page)) == (lang == "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_heads_stand_above_what_they_head(
    pages: dict[tuple[str, Lang], list[str]], lang: Lang
) -> None:
    """No heading and no caption of a table is the last line of a page."""
    content = report.written(facts("modelled"), Text(lang))
    heads = {section.title for section in content.sections}
    heads |= {table.title for table in content.tables()}
    for page in pages["report", lang]:
        last = lines_of(page)[-1]
        assert not any(last.endswith(head) for head in heads) or lines_of(page)[0] == last, last


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_to_be_one_page_is_one(
    pages: dict[tuple[str, Lang], list[str]], lang: Lang
) -> None:
    """The summary ends on the first page, the contents begin the second; a sheet is one page."""
    t, first, second = Text(lang), *pages["report", lang][:2]
    assert t("report.kinds").split()[-1][-6:] in first.replace("\n", "")
    assert lines_of(second)[0] == t("report.contents")
    assert len(pages["sheet", lang]) == 1


def test_no_number_is_parted_at_the_end_of_a_line(tmp_path: Path) -> None:
    """Wherever in a line of Chinese a number stands, it is found whole."""
    writer, count = word.opened(report.written(facts("modelled"), Text("zh")), {}), 60
    for i in range(count):
        writer.paragraph("Normal", "字" * i + "为1234.56%（1234.56% 至 1234.56%）。")
    (tmp_path / "lines.docx").write_bytes(word.saved(writer.document))
    convert(tmp_path)
    text = "".join(text_of(tmp_path / "lines.pdf"))
    assert text.count("1234.56%") == 3 * count
