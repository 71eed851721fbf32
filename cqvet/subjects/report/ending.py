"""What is not known, which tables there are, and on what data all of it rests."""

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import lab, market
from cqvet.subjects.lab.words import basis, called, chance, cluster
from cqvet.subjects.report.facts import Order
from cqvet.subjects.report.marks import Marks
from cqvet.subjects.report.model import Column, Points, Section, Table

UNKNOWN = ("offerings", "people", "demand", "ratings", "rate", "form")
RESTS = (
    *("facts", "cluster_figures", "crosswalk", "class_ratings", "programmes"),
    *("institutions", "districts", "district_statistics", "consortia", "communities"),
)
"""The tables of the Data Package that a report is made of."""


def unknown(say: Marks) -> Section:
    """What nobody has published, so that no report can say it."""
    t = say.t
    names = [name for name in UNKNOWN if say.modelled or name != "offerings"]
    lines = tuple(t(f"report.unknown_{name}") for name in names)
    return Section("unknown", t("report.unknown_title"), (t("report.unknown"), Points(lines)))


def rests(say: Marks) -> Section:
    """The tables of the Data Package behind it; the writer adds the single sources."""
    t = say.t
    names = t.join([t.title(data.resources()[name]) for name in RESTS])
    said = t("report.rests", version=data.version(), date=data.date(), names=names)
    return Section("sources", t("report.sources_title"), (said, t("report.licence")))


def listing(tables: tuple[Table, ...], say: Marks) -> Section:
    """Which tables there are, and in which sheet of the annex each stands."""
    t = say.t
    rows = tuple((one.title, one.id, t(f"figure.kind_{one.kind}")) for one in tables)
    heads = tuple(Column(t(f"report.col_{name}")) for name in ("table", "sheet", "kind"))
    title, note = t("report.table_tables"), t("report.note_tables")
    own = Table("tables", title, heads, rows, say.facts.kind, note)
    return Section("tables", t("report.tables_title"), (t("report.tables"), own))


def about(order: Order, t: Text) -> tuple[tuple[str, str], ...]:
    """Every condition of a report, by name and in words."""
    chosen, plan = order.chosen, order.settings
    supply = "modelled" if chosen.modelled else "register"
    found = [
        (t("param.supply"), t(f"matching.supply_{supply}")),
        (t("param.basis"), basis(chosen.basis, t)),
    ]
    found += [
        (f"{t('param.weights')} · {cluster(root, t)}", str(weight))
        for root, weight in market.decode_weights(chosen.own).items()
    ]
    if not chosen.modelled:
        found.append((t("param.year"), str(chosen.year)))
    found += filtered(chosen.filters, t)
    found += [
        (t(f"param.{name}"), value)
        for name, value in (("total", chosen.total), ("ratings", chosen.ratings))
        if value
    ]
    fixed = [called(code, t) for code in lab.decode_fixed(plan.fixed)]
    floors, ceilings = lab.decode_wishes(plan.wishes)
    wishes = len(floors) + len(ceilings)
    return (
        *found,
        (t("param.objective"), t(f"lab.objective_{plan.objective}")),
        (t("param.budget"), chance(float(plan.budget), t)),
        (t("param.base"), t(f"lab.base_{plan.base}")),
        (t("param.years"), plan.years),
        (t("param.odds"), chance(float(plan.odds), t)),
        (t("param.across"), t(f"lab.across_{plan.across}")),
        (t("param.fixed"), t.join(fixed) or t("lab.fixed_none")),
        (t("param.wishes"), str(wishes) if wishes else t("lab.fixed_none")),
        (
            t("param.keeps"),
            str(len(lab.decode_keeps(plan.keeps))) if plan.keeps else t("lab.fixed_none"),
        ),
    )


def filtered(chosen: Filters, t: Text) -> list[tuple[str, str]]:
    """The filters that are chosen, by name and in words."""
    tables = {"district": "districts", "cluster": "clusters", "tier": "tiers"}
    found = []
    for name, code in chosen.chosen().items():
        word = t(f"evidence.{code}") if name == "evidence" else ""
        if name in tables:
            word = quoting.called(tables[name], code, t)
        found.append((t(f"param.{name}"), word or quoting.word(name, code, t)))
    return found
