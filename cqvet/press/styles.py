"""The styles of a document: paper, letters for both scripts, numbered headings, page numbers."""

from typing import Any, Final

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from cqvet.i18n import Lang

FIGURES: Final = {
    "reference": "Figure reference",
    "modelled": "Figure modelled",
    "yours": "Figure yours",
}
"""The look of each kind of figure; those that are reported, and claims, stand plain."""
LATIN: Final = "Calibri"
TEXT: Final = "宋体"
HEAD: Final = "黑体"
TAGS: Final = {"zh": "en-GB", "en": "en-GB"}
"""Letters and digits; those of Chinese have a tag of their own, or digits would be parted."""
CHINESE: Final = "zh-CN"
INK: Final = RGBColor(0x26, 0x23, 0x1F)
TIGHT: Final = 0.88
NUMBERING: Final = 77
"""The id of the numbering of headings."""


def prepare(document: Doc, lang: Lang) -> None:
    """A4 with margins, all styles, a footer with the number of the page."""
    paper: Any = document.sections[0]
    paper.page_width, paper.page_height = Cm(21), Cm(29.7)
    paper.left_margin = paper.right_margin = Cm(2.4)
    paper.top_margin = paper.bottom_margin = Cm(2.1)
    _letters(document, lang)
    _numbered(document)
    _style(document, "Title", 17, after=2, bold=True, head=True)
    _style(document, "Subtitle", 9.5, after=6)
    heading = _style(document, "Heading 1", 13, before=12, after=4, bold=True, head=True)
    heading.paragraph_format.keep_with_next = True
    _style(document, "List Bullet", 10.5, after=2)
    _style(document, "Caption", 9.5, before=4, after=4, bold=True)
    _style(document, "Contents", 13, before=8, after=4, bold=True, head=True)
    _style(document, "Contents entry", 10.5, after=2)
    _style(document, "Note", 8.5, before=2, after=8)
    picture = _style(document, "Picture", 10.5, before=6, after=0)
    picture.paragraph_format.keep_with_next = True
    _style(document, "Cell", 8.5, before=1, after=1)
    _figures(document)
    _footer(document)


def tighten(document: Doc) -> None:
    """The same with smaller letters and margins, for what has to stand on one page."""
    paper: Any = document.sections[0]
    paper.left_margin = paper.right_margin = Cm(2)
    paper.top_margin = paper.bottom_margin = Cm(1.5)
    for style in document.styles:
        if isinstance(style, ParagraphStyle) and style.font.size:
            style.font.size = Pt(round(TIGHT * style.font.size.pt * 2) / 2)
            form = style.paragraph_format
            form.space_before, form.space_after = (
                Pt(round(TIGHT * one.pt)) if one else one
                for one in (form.space_before, form.space_after)
            )


def _letters(document: Doc, lang: Lang) -> None:
    """Letters of both scripts wherever a style says nothing else, and the language."""
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(10.5)
    normal.font.color.rgb = INK
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.15
    found = normal.element.get_or_add_rPr()
    _eastern(found, TEXT)
    own = OxmlElement("w:lang")
    own.set(qn("w:val"), TAGS.get(lang, lang))
    own.set(qn("w:eastAsia"), CHINESE)
    found.append(own)


def _eastern(properties: Any, font: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:ascii"), LATIN)
    fonts.set(qn("w:hAnsi"), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _style(
    document: Doc,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    head: bool = False,
) -> ParagraphStyle:
    """A style of paragraphs, made where the document has none of this name."""
    known = document.styles
    if name not in [style.name for style in known]:
        known.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        known[name].base_style = known["Normal"]
    style: Any = known[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = INK
    _eastern(style.element.get_or_add_rPr(), HEAD if head else TEXT)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    for line in style.element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)
    found: ParagraphStyle = style
    return found


def _numbered(document: Doc) -> None:
    """Headings of the first level count themselves."""
    numbering = document.part.numbering_part.element
    kind = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">'
        '<w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="space"/>'
        '<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, parse_xml(kind))
    use = f'<w:abstractNumId w:val="{NUMBERING}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUMBERING}">{use}</w:num>'))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = NUMBERING


def _figures(document: Doc) -> None:
    """What kind a figure is, seen without colour."""
    lines = {"reference": WD_UNDERLINE.DOTTED, "modelled": WD_UNDERLINE.DASH}
    for kind, name in FIGURES.items():
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.bold = kind == "yours"
        if kind in lines:
            style.font.underline = lines[kind]


def _footer(document: Doc) -> None:
    """The number of the page, in the middle."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    number = OxmlElement("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001
