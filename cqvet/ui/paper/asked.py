"""What a reader set on a page beside the filters, on paper: levers, a basis of demand."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.models.flow import LEVERS, read_levers
from cqvet.pictures.svg import board as drawing
from cqvet.pictures.svg import gaps as bars
from cqvet.pictures.svg.element import Look, Words
from cqvet.registry import PAGES
from cqvet.subjects import board
from cqvet.subjects.board import flow, match
from cqvet.subjects.lab import standing
from cqvet.subjects.market.choice import Choice
from cqvet.ui import filterbar
from cqvet.ui.matching import figures, gaps
from cqvet.ui.paper import bars as pages
from cqvet.ui.pipeline import aside


@dataclass(frozen=True, eq=False)
class Asked:
    """Filters, the parameters of the page, and on the matching page what is set against what."""

    filters: Filters
    given: Mapping[str, str]
    choice: Choice | None = None

    @property
    def levers(self) -> dict[str, float]:
        """The levers of a scenario."""
        return read_levers({n: text for n, text in self.given.items() if n in LEVERS and text})[0]

    @property
    def against(self) -> Choice:
        """What is set against what, where the page says nothing of it the usual."""
        return self.choice or Choice(match.BASIS, "", "", "", self.filters, None, 0, None)

    def clusters(self, t: Text) -> pd.DataFrame:
        """The gaps of the clusters as the page shows them; none where nothing can be computed."""
        case = self.against.case()
        if case is None or not case.demand.sum():
            return pd.DataFrame()
        return gaps.clusters(case, self.against, t)

    def picture(self, tile: str, t: Text, look: Look) -> tuple[str, str]:
        """A picture as it stands on the page, and what it says, with its figures.

        The picture is empty where nothing is left to draw, or only what is modelled.
        """
        if not board.drawn(tile, self.filters):
            return "", board.SENTENCES[tile](self.filters, t)
        if tile in pages.OF:
            page = next(page for page in PAGES if page.id == tile)
            said = page.finding(self.filters, t, self.given)
            return pages.draw(tile, self.filters, self.given, plain(said), look), said
        if tile == "flow" and self.levers:
            return drawing.scenario(self.levers, look), flow.sentence(self.filters, t, self.levers)
        if tile == "match" and self.choice and not (frame := self.clusters(t)).empty:
            basis = t(f"matching.basis_{self.choice.basis}")
            listed = [
                t("matching.gap_of", cluster=row["name"], gap=row["text"])
                for row in data.rows(frame)
            ]
            told = t("matching.gap_alt", basis=basis, gaps=t.join(listed))
            return _bars(frame, told, t, look), self._key(frame, t)
        return drawing.draw(tile, self.filters, look), board.SENTENCES[tile](self.filters, t)

    def _key(self, frame: pd.DataFrame, t: Text) -> str:
        """What the picture is of and what its signs mean; the match as reported and as computed."""
        basis = t("matching.by_basis", basis=t(f"matching.basis_{self.against.basis}"))
        case = self.against.case()
        more = [*gaps.signs(case, frame, t), *figures.told(case, t)] if case else []
        return t.join([basis, *more], "frame.clauses")

    def said(self, t: Text) -> list[str]:
        """All that was set, in words, but for what a list was chosen by."""
        named = [
            t("cite.valued", name=t(f"param.{name}"), value=filterbar.label(name, code, t))
            for name, code in self.filters.chosen().items()
        ]
        if self.levers:
            named.append(plain(aside.described(self.levers, t)))
        if self.choice:
            basis = t(f"matching.basis_{self.choice.basis}")
            named.append(t("matching.by_basis", basis=basis))
        return named


def _bars(frame: pd.DataFrame, said: str, t: Text, look: Look) -> str:
    answers = standing.answers(t)
    rows = [
        bars.Row(
            row["name"],
            row["value"],
            *((row["value"],) * 2 if np.isnan(row["low"]) else (row["low"], row["high"])),
            row["short"],
            answers.index(row["answer"]),
            row["strength"] == 1,
        )
        for row in data.rows(frame)
    ]
    words = Words(t("matching.gap"), said)
    return bars.draw(rows, answers, t("matching.axis_gap"), words, look)
