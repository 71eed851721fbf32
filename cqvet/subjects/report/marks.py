"""How the figures of a report are written in its sentences, each with where it comes from."""

from dataclasses import dataclass

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.subjects import market
from cqvet.subjects.findings import industry
from cqvet.subjects.lab.words import certainty, chance
from cqvet.subjects.report.facts import Cluster, Facts
from cqvet.subjects.report.model import Span, Unit, signed, told

DUTY = "offering_counts/oc51"
"""The ministry's demand of February 2026 for a yearly report, as a news report has it."""
RATE = "layout_match_rate"


@dataclass(frozen=True)
class Marks:
    """The figures of some facts in one language."""

    facts: Facts
    t: Text

    @property
    def modelled(self) -> bool:
        return self.facts.kind == "modelled"

    def of(self, text: str, what: str, name: str, kind: Kind | None = None) -> Figure:
        """A figure of matching: of the model, or of the visitor's data, as the supply is."""
        ref = f"match/{what}/{name}"
        if not self.modelled and kind is None:
            ref = f"match/yours/{what if what in ('index', 'supply', 'plan') else 'index'}"
        return Figure(text, ref, kind or self.facts.kind)

    def rate(self) -> Figure:
        """The match as it is reported."""
        return quoting.figure(RATE, self.t)

    def serving(self) -> Figure:
        """The offerings that serve the clusters, as they are reported."""
        return Figure(number(market.serving(), self.t.lang), market.SERVING, "reported")

    def supply(self) -> Figure:
        """All offerings that are set against demand."""
        if self.modelled and not self.facts.order.chosen.filters.level:
            return self.serving()
        return self.of(number(self.facts.total, self.t.lang, 0), "supply", self.anyone())

    def anyone(self) -> str:
        """Some cluster: where the supply as a whole comes from is the same for each."""
        return self.facts.clusters[0].code

    def index(self, code: str) -> Figure:
        """The value of an index with its interval; it must have one."""
        row = self.facts.index(code)
        return self.of(told(span(row), unit_of(code), self.t), "index", code)

    def gap(self, one: Cluster) -> Figure:
        """How many points a cluster lies above or below demand."""
        return self.of(
            self.t("matching.points", n=told(one.gap, "points", self.t)), "supply", one.code
        )

    def share(self, one: Cluster) -> Figure:
        """The share of a cluster in supply."""
        return self.of(told(one.supply, "share", self.t), "supply", one.code)

    def demand(self, one: Cluster) -> Figure:
        """The share of a cluster in demand."""
        text, basis = told(one.demand, "share", self.t), self.facts.order.chosen.basis
        if basis == "own":
            return Figure(text, "match/yours/weight", "yours")
        what = "target" if basis == "target_2027" else "equal"
        return Figure(text, f"match/{what}/{one.code}", "reference")

    def odds(self, one: Cluster) -> str:
        """On which side a cluster lies on each basis, and how sure that is."""
        return self.t.join(
            [
                self.t(
                    "matching.standing_on",
                    basis=self.t(f"matching.basis_{row.name}"),
                    side=self.t(f"matching.side_{row.side}"),
                    odds=self.of(certainty(row.odds, self.t), "standing", one.code),
                )
                for row in one.standing.bases
            ]
        )

    def plan(self, n: float, what: str) -> Figure:
        """A number of offerings of the plan."""
        return self.of(number(n, self.t.lang, 0), "plan", what)

    def chosen(self, text: str) -> Figure:
        """What whoever asked has set."""
        return Figure(text, "match/yours/plan", "yours")

    def setting(self, share: str) -> Figure:
        """A share that was set."""
        return self.chosen(chance(float(share), self.t))

    def interval(self) -> Figure:
        """How much of the draws an interval holds."""
        return Figure(quantity(80, "percent", self.t), "match/draws/interval", "modelled")

    def names(self, codes: list[str]) -> str:
        """Clusters by name, within a sentence."""
        return self.t.join([self.name(code) for code in codes])

    def name(self, code: str) -> str:
        """The name of a cluster within a sentence."""
        return industry.small(quoting.called("clusters", code, self.t))


def span(row: data.Row) -> Span:
    """The value of an index with its interval."""
    return Span(
        *(float("nan") if row[end] is None else row[end] for end in ("value", "low", "high"))
    )


def point(value: float, t: Text) -> str:
    """A number of points in words."""
    return t("matching.points", n=signed(value, t))


def unit_of(index: str) -> Unit:
    """How the values of an index are written."""
    known: dict[str, Unit] = {"share": "share", "ratio": "ratio", "degree": "degree"}
    return known[next(one.unit for one in matching.INDICES if one.id == index)]
