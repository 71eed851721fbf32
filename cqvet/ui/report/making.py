"""A report made step by step, where a reader can watch it and stop it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cqvet import press
from cqvet.i18n import Lang
from cqvet.press import FontError
from cqvet.subjects import report
from cqvet.subjects.report import Facts, Order
from cqvet.ui import heavy


@dataclass
class Made:
    """The files of a report; `fontless` where no DOCX could be made for want of a font.

    What was stopped keeps the facts and files that it has, and goes on from there.
    """

    key: str
    files: dict[str, bytes] = field(default_factory=dict)
    fontless: bool = False
    facts: Facts | None = None
    whole: bool = False

    def packed(self) -> bytes:
        """All files as one archive."""
        return press.packed(self.files)


@dataclass(frozen=True)
class Step:
    """What is done now: a code, the language and format, and the part of all that is done."""

    code: str
    lang: Lang = ""
    form: str = ""
    done: float = 0.0


def steps(order: Order, langs: tuple[Lang, ...], made: Made) -> Iterator[Step]:
    """Make the files that are lacking; each step is told before it is taken.

    Raises what `report.gather` raises, and `work.StoppedError`.
    """
    every = 1 + len(langs) * (1 + len(press.FORMATS))
    count = iter(range(every))

    def told(code: str, lang: Lang = "", form: str = "") -> Step:
        return Step(code, lang, form, next(count) / every)

    yield told("facts")
    facts = made.facts = made.facts or heavy.done(report.gather, order)
    for lang in langs:
        yield told("pictures", lang)
        drawn = press.pictures(facts, lang)
        images = _images(lambda drawn=drawn: press.png(drawn), made)  # type: ignore[misc]
        for form in press.FORMATS:
            yield told("file", lang, form)
            name = press.named(facts, lang, form)
            if name not in made.files and (form != "docx" or images):
                given = images if form == "docx" else {}
                made.files[name] = heavy.done(press.file, facts, lang, form, drawn, given)
    made.whole = True


def _images(draw: Callable[[], dict[str, bytes]], made: Made) -> dict[str, bytes]:
    try:
        return draw()
    except FontError:
        made.fontless = True
        return {}
