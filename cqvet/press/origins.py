"""What a report rests on: each figure of its sentences, and every source behind them."""

from collections.abc import Iterator

from cqvet import data, provenance
from cqvet.evidence import quoting
from cqvet.evidence.figure import pieces
from cqvet.i18n import Text
from cqvet.subjects.report import Column, Report, Section, Table

NO_FIGURES = ("view", "name", "link")


def completed(content: Report) -> Report:
    """A report with the list of its sources at its end, and that of its figures in the annex."""
    t = Text(content.lang)
    *body, last = content.sections
    listed = sources(content, t)
    ended = Section(last.id, last.title, (*last.blocks, listed))
    return Report(
        content.lang,
        content.title,
        content.subtitle,
        content.about,
        (*body, ended),
        (*content.annex, figures(content, t)),
        content.link,
    )


def marks(content: Report) -> dict[tuple[str, str], str]:
    """Text and reference of every figure of the sentences -> its kind, in order."""
    found: dict[tuple[str, str], str] = {}
    for text in content.sentences():
        for piece in pieces(text):
            if isinstance(piece, dict) and piece["kind"] not in NO_FIGURES:
                found.setdefault((piece["text"], piece["ref"]), piece["kind"])
    return found


def figures(content: Report, t: Text) -> Table:
    """Each figure of the sentences as it is written: its kind, what it is, its source."""
    rows = tuple(
        (text, t(f"figure.kind_{kind}"), *described(ref, t))
        for (text, ref), kind in marks(content).items()
    )
    heads = tuple(Column(t(f"report.col_{name}")) for name in ("figure", "kind", "what", "source"))
    title, note = t("report.table_figures"), t("report.note_figures")
    return Table("figures", title, heads, rows, "modelled", note, shown=False)


def described(ref: str, t: Text) -> tuple[str, str]:
    """What a figure is, and its source."""
    if ref.startswith("match/yours/"):
        return t("formula.match_yours"), t("report.yours")
    origin = provenance.resolve(ref)
    if origin.row is None:
        table = t.title(data.resources()[origin.table]) if origin.table else ""
        return t(f"formula.{origin.formula}", table=table), t("figure.formula")
    if origin.kind == "entry":
        return t.pick(origin.row, "title"), quoting.source(origin.row["source"], t)
    title = t.title(data.resources()[origin.table])
    return title, t.join(quoting.sources(origin.row, t).splitlines())


def sources(content: Report, t: Text) -> Table:
    """Every source behind the figures, with its address; what has none says so."""
    codes = {code for _, ref in marks(content) for code in behind(ref)}
    rows = []
    for code in sorted(codes):
        row = data.records("sources")[code]
        missing = t("report.own_source" if row["kind"] == "own" else "report.no_address")
        rows.append((quoting.source(code, t), str(row["url"] or missing)))
    heads = tuple(Column(t(f"report.col_{name}")) for name in ("source", "address"))
    title, note = t("report.table_sources"), t("report.note_sources")
    return Table("sources", title, heads, tuple(sorted(rows)), "reference", note)


def behind(ref: str) -> Iterator[str]:
    """The sources of a reference, those of its parts included."""
    origin = provenance.resolve(ref)
    if origin.row is not None:
        for name, cell in origin.row.items():
            if name.startswith("source") and isinstance(cell, str):
                yield cell
    for part in origin.parts:
        yield from behind(part)
