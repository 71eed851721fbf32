"""A report as DOCX: styles, numbered headings, linked contents, captions, tables that break well.

METHOD. Headings are numbered by their style; the contents are links to bookmarks, without page
numbers, so that nothing has to be computed when the file is opened. Dates are those of the data
and the archive has no times: the same report gives the same bytes.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from cqvet import data
from cqvet.base.zipped import timeless
from cqvet.evidence.citation import AUTHOR
from cqvet.evidence.figure import pieces
from cqvet.i18n import Text
from cqvet.press import styles, wordtable
from cqvet.subjects.report import Picture, Points, Report, Section, Table

WIDE: Final = Cm(13)


def written(content: Report, pictures: Mapping[str, bytes]) -> bytes:
    """The report; `pictures` are PNG by the id of each picture."""
    writer = opened(content, pictures)
    for i, section in enumerate(content.sections):
        heading = writer.section(section)
        heading.paragraph_format.page_break_before = i == 1
        if i == 0:
            writer.contents(content)
    writer.back(content.link)
    return saved(writer.document)


def sheet(content: Report) -> bytes:
    """A decision sheet: its sections alone, on one page."""
    writer = opened(content, {})
    styles.tighten(writer.document)
    for section in content.sections:
        writer.section(section)
    writer.back(content.link)
    return saved(writer.document)


def opened(content: Report, pictures: Mapping[str, bytes]) -> "Writer":
    """A document with styles and title, to be gone on with."""
    document = Document()
    styles.prepare(document, content.lang)
    _properties(document, content)
    writer = Writer(document, Text(content.lang), pictures)
    writer.paragraph("Title", content.title)
    writer.paragraph("Subtitle", content.subtitle)
    return writer


def saved(document: Doc) -> bytes:
    """The bytes of a document, without times."""
    file = io.BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def _properties(document: Doc, content: Report) -> None:
    known, day = document.core_properties, datetime.fromisoformat(data.date())
    known.title, known.subject = content.title, content.subtitle
    known.author = known.last_modified_by = AUTHOR
    known.comments, known.keywords = "", ""
    known.created = known.modified = day
    known.language = content.lang


class Writer:
    """Writes blocks into a document; counts pictures and tables on its way."""

    def __init__(self, document: Doc, t: Text, pictures: Mapping[str, bytes]) -> None:
        self.document, self.t, self.pictures = document, t, pictures
        self.styles = {style.name: style.style_id for style in document.styles}
        self.counted = {"picture": 0, "table": 0}
        self.marks = 0

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """A paragraph at the end; the library itself would look through all styles for each."""
        made = self.document.add_paragraph(text)
        made._p.style = self.styles[style]  # noqa: SLF001
        return made

    def section(self, section: Section) -> Paragraph:
        """A heading, which is given back, and its blocks."""
        heading = self.paragraph("Heading 1", section.title)
        self._bookmark(heading, section.id)
        for block, after in zip_longest(section.blocks, section.blocks[1:], fillvalue=""):
            if isinstance(block, str):
                # What leads to a list, picture or table is not left alone above a page's end.
                said = self.said(block, "Normal")
                said.paragraph_format.keep_with_next = not isinstance(after, str)
            elif isinstance(block, Points):
                for line in block.lines:
                    self.said(line, "List Bullet")
            elif isinstance(block, Picture):
                self.picture(block)
            elif block.shown:
                self.table(block)
        return heading

    def said(self, text: str, style: str) -> Paragraph:
        """A sentence, each figure in the look of its kind."""
        paragraph = self.paragraph(style)
        for piece in pieces(text):
            if isinstance(piece, str):
                paragraph.add_run(piece)
            else:
                run, look = paragraph.add_run(piece["text"]), styles.FIGURES.get(piece["kind"])
                run._r.style = look and self.styles[look]  # noqa: SLF001
        return paragraph

    def back(self, link: str) -> None:
        """The way back to the view, where it has an address."""
        if link:
            self.said(self.t("report.back", link=link), "Note")

    def contents(self, content: Report) -> None:
        """Conditions and a list of linked headings, on a page of their own."""
        t = self.t
        paragraph = self.paragraph("Contents", t("report.contents"))
        paragraph.paragraph_format.page_break_before = True
        for i, section in enumerate(content.sections, start=1):
            self._link(f"{i}  {section.title}", section.id)
        self.paragraph("Contents", t("report.conditions_title"))
        heads = (t("report.col_name"), t("report.col_value"))
        wordtable.write(self.document, heads, content.about)

    def picture(self, picture: Picture) -> None:
        """A picture with its words for those who do not see it, and its caption."""
        image = io.BytesIO(self.pictures[picture.id])
        paragraph = self.paragraph("Picture")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.add_run().add_picture(image, width=WIDE)
        about: Any = shape._inline.docPr  # noqa: SLF001 -- the library has no other way
        about.set("descr", picture.alt)
        about.set("title", picture.title)
        self.paragraph("Caption", self._numbered("picture", picture.title))

    def table(self, table: Table) -> None:
        """A caption that stays with its table, the table, and how to read it."""
        caption = self.paragraph("Caption", self._numbered("table", table.title))
        caption.paragraph_format.keep_with_next = True
        heads, rows = wordtable.texts(table, self.t)
        wordtable.write(self.document, heads, rows)
        self.said(table.note, "Note")

    def _numbered(self, what: str, title: str) -> str:
        self.counted[what] += 1
        return self.t(f"report.{what}_n", n=self.counted[what], title=title)

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        self.marks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self.marks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), f"s_{name}")
            paragraph._p.append(mark)  # noqa: SLF001

    def _link(self, text: str, name: str) -> None:
        paragraph = self.paragraph("Contents entry")
        run = paragraph.add_run(text)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"s_{name}")
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)  # noqa: SLF001
        link.append(run._r)  # noqa: SLF001
