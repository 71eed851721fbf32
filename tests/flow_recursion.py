"""The student flow once more, cohort by cohort in plain loops, written from its METHOD alone.

Every intake (local pupils of a year, people from outside of a year) is kept apart to the end.
Nothing of the model is imported.
"""

from collections import defaultdict
from collections.abc import Mapping

TODAY = 2025
SECONDARY = ("plain", "segmented", "three_four")
NATIONAL = {2018: 3_688_300, 2019: 4_836_146, 2021: 5_567_182, 2022: 5_466_063}
UNIVERSITY = (
    {("three_four", year) for year in (4, 5, 6, 7)}
    | {("college_three_two", 4), ("college_three_two", 5), ("upgrade", 1), ("upgrade", 2)}
    | {("exam", year) for year in (1, 2, 3, 4)}
)
COLLEGE = (
    {("college", year) for year in (1, 2, 3, 4)}
    | {("college_three_two", year) for year in (1, 2, 3)}
    | {(route, year) for route in ("segmented", "five_year") for year in (4, 5)}
)

State = tuple[str, int]
Values = Mapping[str, float]


class Flow:
    """One draw: `today` and `plan` hold every quantity, `exact` the names that were set."""

    def __init__(
        self,
        today: Values,
        plan: Values,
        exact: frozenset[str],
        change: int,
        counts: Mapping[int, float],
    ) -> None:
        self.today, self.plan, self.exact, self.change = today, plan, exact, change
        self.counts = counts  # default numbers of local graduates by school year
        self.held: dict[str, float] = {}
        # cohort -> state -> persons; a cohort is ("local" | "outside", year of entry)
        self.cohorts: dict[tuple[str, int], dict[State, float]] = {}
        self.thousand: dict[State, float] = {}
        self.thousand_ends: dict[str, float] = defaultdict(float)
        self.years: dict[int, dict[str, float]] = {}

    def holds(self, year: int) -> Values:
        if year >= self.change:
            return self.plan
        if year >= TODAY:
            return self.today
        values = dict(self.today)
        part = min(max((year - 2018) / 7, 0.0), 1.0)
        now = min(values["through_share"], 1.0)
        then = min(21_150 / (self.graduates(2018) * values["vocational_share"]), now)
        values["through_share"] = then + (now - then) * part
        values["general_to_bachelor"] *= part
        return values

    def is_set(self, name: str, year: int) -> bool:
        return year >= self.change and name in self.exact

    def graduates(self, year: int) -> float:
        if year > TODAY:
            return max(self.plan[f"entrants_{min(year, 2035)}"], 1e-9)
        return self.today["entrants_today"] * self.counts[year] / self.counts[TODAY]

    def outside(self, year: int) -> float:
        if year >= TODAY:
            return self.holds(year)["outside_entrants"]
        autumn, past = max(year - 1, 2018), self.today["college_past"]
        if autumn == 2023:
            h = (1 + past) / 2
        elif autumn == 2020:
            h = past * (NATIONAL[2019] + NATIONAL[2021]) / 2 / NATIONAL[2022]
        else:
            h = past * NATIONAL[autumn] / NATIONAL[2022]
        return max(self.today["outside_entrants"] + (h - 1) * 176_130, 0.0)

    def shares(self, names: tuple[str, ...], year: int) -> list[float]:
        values = self.holds(year)
        fixed = sum(values[name] for name in names if self.is_set(name, year))
        free = sum(values[name] for name in names if not self.is_set(name, year))
        shrink = 1.0
        if free > 0:
            shrink = min(max(1 - fixed, 0.0) / free, 1.0)
        return [values[n] if self.is_set(n, year) else values[n] * shrink for n in names]

    def enter(self, year: int) -> None:
        values, g = self.holds(year), self.graduates(year)
        vocational = g * values["vocational_share"]
        pilot = min(values["comprehensive_places"], g - vocational)
        guided = vocational * min(values["through_share"], 1.0)
        five, four = self.shares(("split_five_year", "split_three_four"), year)
        local = {
            ("general", 1): g - vocational - pilot,
            ("comprehensive", 1): pilot,
            ("plain", 1): vocational - guided,
            ("segmented", 1): guided * max(1 - five - four, 0.0),
            ("five_year", 1): guided * five,
            ("three_four", 1): guided * four,
        }
        self.cohorts["local", year] = local
        outside, track = self.outside(year), values["college_three_two"]
        self.cohorts["outside", year] = {
            ("college", 1): outside * (1 - track),
            ("college_three_two", 1): outside * track,
        }
        if year == self.change:
            total = sum(local.values())
            self.thousand = {s: 1000 * n / total for s, n in local.items()}

    def total(self, *states: State) -> float:
        return sum(c.get(state, 0.0) for c in self.cohorts.values() for state in states)

    def stage(self, state: State) -> str:
        route = state[0]
        if state in COLLEGE:
            return "college"
        if state in UNIVERSITY or route == "vocational":
            return "bachelor"
        return "general" if route in ("general", "comprehensive") else "secondary"

    def solve(self, wanted: float, guided: float, others: float, passing: float) -> list[float]:
        """Rates of (the guided, the others) with which exactly `wanted` of all go on."""
        everybody = guided + others
        if others == 0:
            return [wanted if guided else passing, wanted]
        rest = min(max((wanted * everybody - guided * passing) / others, 0.0), 1.0)
        if guided == 0:
            return [passing, rest]
        return [min(max((wanted * everybody - others * rest) / guided, 0.0), 1.0), rest]

    def summer(self, year: int) -> None:  # noqa: C901 - the method in one piece
        values = self.holds(year)
        transfer, late = values["transfer"], values["college_late"]
        keep = {
            s: 1 - values[f"dropout_{s}"] for s in ("general", "secondary", "college", "bachelor")
        }
        passed = degree = transfer
        if year <= TODAY or self.is_set("secondary_progression", year):
            passed, p = self.solve(
                values["secondary_progression"],
                self.total(("segmented", 3), ("three_four", 3)),
                self.total(("plain", 3)),
                transfer,
            )
        else:
            p = self.held["p"]
        if year <= TODAY or self.is_set("college_progression", year):
            others = (1 - late) * self.total(("college", 3))
            others += self.total(("college", 4), ("segmented", 5), ("five_year", 5))
            degree, u = self.solve(
                values["college_progression"],
                self.total(("college_three_two", 3)),
                others,
                transfer,
            )
        else:
            u = self.held["u"]
        if year <= TODAY:
            self.held = {"p": p, "u": u}
        track = self.holds(year + 1)["college_three_two"]
        general = self.shares(
            ("general_to_college", "general_to_bachelor", "general_elsewhere"), year
        )
        pilot = self.shares(("comprehensive_to_college", "comprehensive_elsewhere"), year)
        examined = min(values["secondary_to_bachelor"], p)

        def after(state: State) -> list[tuple[float, State | str]]:  # noqa: PLR0911
            def college(share: float) -> list[tuple[float, State | str]]:
                return [
                    (share * (1 - track), ("college", 1)),
                    (share * track, ("college_three_two", 1)),
                ]

            match state:
                case ("general", 3):
                    a, b, c = general
                    return [
                        *college(a),
                        (b, ("vocational", 1)),
                        (c, "elsewhere"),
                        (1 - a - b - c, "work_general"),
                    ]
                case ("comprehensive", 3):
                    a, c = pilot
                    return [*college(a), (c, "elsewhere"), (1 - a - c, "work_general")]
                case ("plain", 3):
                    return [
                        *college(p - examined),
                        (examined, ("exam", 1)),
                        (1 - p, "work_secondary"),
                    ]
                case ("segmented", 3) | ("three_four", 3):
                    return [(passed, (state[0], 4)), (1 - passed, "work_secondary")]
                case ("college_three_two", 3):
                    return [(degree, (state[0], 4)), (1 - degree, "work_college")]
                case ("college", 3):
                    return [
                        (late, ("college", 4)),
                        ((1 - late) * u, ("upgrade", 1)),
                        ((1 - late) * (1 - u), "work_college"),
                    ]
                case ("college", 4) | ("segmented", 5) | ("five_year", 5):
                    return [(u, ("upgrade", 1)), (1 - u, "work_college")]
                case (
                    ("three_four", 7)
                    | ("college_three_two", 5)
                    | ("upgrade", 2)
                    | ("exam", 4)
                    | ("vocational", 4)
                ):
                    return [(1.0, "work_bachelor")]
            return [(1.0, (state[0], state[1] + 1))]

        def carry(people: dict[State, float], ends: dict[str, float]) -> dict[State, float]:
            onward: dict[State, float] = defaultdict(float)
            for state, count in people.items():
                finish = count * keep[self.stage(state)]
                ends["left"] += count - finish
                for share, target in after(state):
                    if isinstance(target, str):
                        ends[target] += finish * share
                    else:
                        onward[target] += finish * share
            return onward

        self.record(year, keep, late)
        for name, people in self.cohorts.items():
            ends: dict[str, float] = defaultdict(float)
            self.cohorts[name] = carry(people, ends)
            for end, count in ends.items():
                self.years[year][end] += count
                self.years[year][f"{end}:{name[0]}:{name[1]}"] = count
        if year >= self.change:
            self.thousand = carry(self.thousand, self.thousand_ends)

    def record(self, year: int, keep: Mapping[str, float], late: float) -> None:
        found: dict[str, float] = defaultdict(float)
        final = self.total(("segmented", 5), ("five_year", 5), ("college_three_two", 3))
        final += (1 - late) * self.total(("college", 3)) + self.total(("college", 4))
        found["graduates_secondary"] = keep["secondary"] * self.total(*((r, 3) for r in SECONDARY))
        found["graduates_college"] = keep["college"] * final
        found["seats_college"] = self.total(*COLLEGE)
        found["seats_university"] = self.total(*UNIVERSITY)
        vocational = self.total(*(("vocational", y) for y in (1, 2, 3, 4)))
        found["seats_bachelor"] = found["seats_university"] + vocational
        found["intake_college"] = self.total(
            ("college", 1), ("college_three_two", 1), ("segmented", 4), ("five_year", 4)
        )
        found["intake_bachelor"] = self.total(
            ("three_four", 4),
            ("college_three_two", 4),
            ("upgrade", 1),
            ("exam", 1),
            ("vocational", 1),
        )
        found["entrants"] = sum(self.cohorts["local", year].values())
        found["outside"] = sum(self.cohorts["outside", year].values())
        found["stock"] = sum(sum(people.values()) for people in self.cohorts.values())
        self.years[year] = found

    def run(self, last: int) -> "Flow":
        for year in range(2016, last + 1):
            self.enter(year)
            self.summer(year)
        return self
