"""A report as one HTML file that prints well: no script, nothing fetched, pictures within."""

from collections.abc import Mapping
from html import escape
from typing import Final

from cqvet.evidence.figure import pieces
from cqvet.i18n import Text, tag
from cqvet.press.wordtable import texts
from cqvet.subjects.report import Picture, Points, Report, Section, Table

STYLE: Final = """
@page { size: A4; margin: 18mm 16mm; }
body { font: 11pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: #26231f; max-width: 190mm; margin: 8mm auto; padding: 0 5mm; }
h1 { font-size: 17pt; line-height: 1.3; margin: 0 0 1mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
p, ul { margin: 0 0 2mm; }
ul { padding-left: 5mm; }
.small { font-size: 9pt; }
nav { break-before: page; break-after: page; }
nav ol { columns: 2; }
figure { margin: 4mm 0; break-inside: avoid; }
figure svg { width: 100%; max-width: 160mm; height: auto; display: block; margin: 0 auto; }
figcaption, caption { font-size: 9.5pt; font-weight: 600; text-align: left; padding: 1mm 0; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.35;
  margin: 2mm 0; }
.wide { overflow-x: auto; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; border: 0.2mm solid #bbb; padding: 0.8mm 1.2mm;
  overflow-wrap: anywhere; }
th { background: #ede7db; }
.reference { text-decoration: underline dotted; }
.modelled { text-decoration: underline dashed; }
.yours { font-weight: 700; }
"""


def written(content: Report, pictures: Mapping[str, str]) -> bytes:
    """The file; `pictures` are SVG by the id of each picture."""
    t = Text(content.lang)
    writer = Writer(t, pictures)
    first, *rest = content.sections
    body = [
        head(content),
        writer.section(1, first),
        contents(content, t),
        *(writer.section(i, section) for i, section in enumerate(rest, start=2)),
        back(content, t),
    ]
    return page(content.title, "".join(body), t)


def sheet(content: Report) -> bytes:
    """A decision sheet: its sections alone."""
    t = Text(content.lang)
    writer = Writer(t, {})
    sections = (writer.section(i, section) for i, section in enumerate(content.sections, start=1))
    return page(content.title, "".join((head(content), *sections, back(content, t))), t)


def head(content: Report) -> str:
    """Title and version."""
    return f'<h1>{escape(content.title)}</h1><p class="small">{escape(content.subtitle)}</p>'


def back(content: Report, t: Text) -> str:
    """The way back to the view, where it has an address."""
    if not content.link:
        return ""
    return f'<p class="small">{_text(t("report.back", link=content.link))}</p>'


def page(title: str, body: str, t: Text) -> bytes:
    """A whole document around what it shows."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
    )
    return (
        f'<!doctype html><html lang="{tag(t.lang)}"><head>{head}</head>'
        f"<body><main>{body}</main></body></html>\n"
    ).encode()


def contents(content: Report, t: Text) -> str:
    """Links to all headings, then the conditions."""
    links = "".join(
        f'<li><a href="#{section.id}">{escape(section.title)}</a></li>'
        for section in content.sections
    )
    heads = (t("report.col_name"), t("report.col_value"))
    conditions = grid(t("report.conditions_title"), heads, content.about)
    return f"<nav><h2>{escape(t('report.contents'))}</h2><ol>{links}</ol>{conditions}</nav>"


class Writer:
    """Writes sections; counts pictures and tables on its way."""

    def __init__(self, t: Text, pictures: Mapping[str, str]) -> None:
        self.t, self.pictures = t, pictures
        self.counted = {"picture": 0, "table": 0}

    def section(self, number: int, section: Section) -> str:
        """A numbered heading and its blocks."""
        found = [f'<section id="{section.id}"><h2>{number}&ensp;{escape(section.title)}</h2>']
        for block in section.blocks:
            if isinstance(block, str):
                found.append(f"<p>{_text(block)}</p>")
            elif isinstance(block, Points):
                lines = "".join(f"<li>{_text(line)}</li>" for line in block.lines)
                found.append(f"<ul>{lines}</ul>")
            elif isinstance(block, Picture):
                found.append(self.picture(block))
            elif block.shown:
                found.append(self.table(block))
        return "".join([*found, "</section>"])

    def picture(self, picture: Picture) -> str:
        """A picture, which says itself what it shows, and its caption."""
        svg = unique(self.pictures[picture.id], picture.id)
        caption = escape(self._numbered("picture", picture.title))
        return f"<figure>{svg}<figcaption>{caption}</figcaption></figure>"

    def table(self, table: Table) -> str:
        """A table and how to read it."""
        heads, rows = texts(table, self.t)
        title = self._numbered("table", table.title)
        return f'{grid(title, heads, rows)}<p class="small">{escape(table.note)}</p>'

    def _numbered(self, what: str, title: str) -> str:
        self.counted[what] += 1
        return self.t(f"report.{what}_n", n=self.counted[what], title=title)


def grid(
    title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]
) -> str:
    """A table with its caption; its head repeats on every page."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows
    )
    return (
        f'<div class="wide"><table><caption>{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def unique(svg: str, name: str) -> str:
    """A picture whose patterns have names of their own among other pictures on a page."""
    for part in ("range", "none", "room", "bar_metro", "bar_southeast"):
        svg = svg.replace(f'id="{part}"', f'id="{name}_{part}"')
        svg = svg.replace(f"url(#{part})", f"url(#{name}_{part})")
    return svg


def _text(text: str) -> str:
    """A sentence, each figure in the look of its kind."""
    return "".join(
        escape(piece)
        if isinstance(piece, str)
        else f'<span class="{piece["kind"]}">{escape(piece["text"])}</span>'
        for piece in pieces(text)
    )
