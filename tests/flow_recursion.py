"""The student flow once more, cohort by cohort, written from its METHOD by one who knew no code.

A cohort is everybody who enters in one school year from one origin (local or outside); it is a
dict (route, year on the route) -> persons. Every summer the rates are found from the totals over
all cohorts, then every cohort is moved on separately.
"""
# Where the METHOD left two readings open (-> the one taken):
# - Through-training share before 2018? -> flat at the share of 2018.
# - general_to_bachelor "from nothing"? -> 0 up to summer 2018, line by year of the summer.
# - Set shares exceed the whole alone? -> shrink alike to it, the others nil.
# - Gate after 2025 if p (u) of 2025 is at a limit and held? -> `transfer`, p (u) the limit.
# - Nobody unguided finishes and progression is exact? -> the guided pass at progression.
# - From 2026 to before the year of change, progression set? -> p (u) of 2025 still.
# - Which year's college_three_two? -> that of entry t (finishers of summer t - 1, outside t).
# - Names not in `exact`? -> `today` always; entrants_YYYY always from `plan`.
# - Guided rate of p (u) at its limit: `transfer` set too? -> the exact progression wins.

State = tuple[str, int]
Cohort = dict[State, float]

COUNTRY: dict[int, float] = {2018: 3688300.0, 2019: 4836146.0, 2021: 5567182.0, 2022: 5466063.0}
COUNTRY[2020] = (COUNTRY[2019] + COUNTRY[2021]) / 2.0
FIRST, RAMP_START, TODAY = 2016, 2018, 2025
PLAN_PLACES = 21150.0
INTAKE = 176130.0
ENDS = ("left", "elsewhere", "work_general", "work_secondary", "work_college", "work_bachelor")
GATED = (("segmented", 3), ("three_four", 3))
COLLEGE_ENDS = (("segmented", 5), ("five_year", 5), ("college", 3), ("college", 4))
BACHELOR_ENDS = (
    ("three_four", 7),
    ("three_two", 5),
    ("upgrade", 2),
    ("examination", 4),
    ("vocational_bachelor", 4),
)
COLLEGE_STARTS = (("college", 1), ("three_two", 1), ("segmented", 4), ("five_year", 4))
BACHELOR_STARTS = (
    ("three_four", 4),
    ("three_two", 4),
    ("upgrade", 1),
    ("examination", 1),
    ("vocational_bachelor", 1),
)


def stage_of(state: State) -> str:
    """The stage of a state: general, secondary, college or bachelor."""
    route, year = state
    if route in ("general", "pilot"):
        return "general"
    if route in ("plain", "segmented", "five_year", "three_four") and year <= 3:
        return "secondary"
    if route in ("segmented", "five_year", "college") or (route == "three_two" and year <= 3):
        return "college"
    return "bachelor"


def put(cohort: Cohort, state: State, persons: float) -> None:
    """Add persons to a state."""
    cohort[state] = cohort.get(state, 0.0) + persons


def solve(progression: float, free: float, guided: float, transfer: float) -> tuple[float, float]:
    """The rates (free, guided) by which exactly the progression of all finishers goes on."""
    total = free + guided
    if free <= 0.0:
        return progression, progression
    rate = (progression * total - transfer * guided) / free
    if 0.0 <= rate <= 1.0 or guided <= 0.0:
        return min(max(rate, 0.0), 1.0), transfer
    rate = 0.0 if rate < 0.0 else 1.0
    return rate, min(max((progression * total - rate * free) / guided, 0.0), 1.0)


class Flow:
    """One random world, replayed from 2016 and continued under the reader's plan."""

    def __init__(
        self,
        today: dict[str, float],
        plan: dict[str, float],
        exact: frozenset[str],
        change: int,
        counts: dict[int, float],
    ) -> None:
        """Keep the world's quantities, the reader's levers and the default counts."""
        self.today = today
        self.plan = plan
        self.exact = set(exact)
        self.change = change
        self.counts = counts
        self.years: dict[int, dict[str, float]] = {}
        self.thousand_ends: dict[str, float] = {}

    def is_set(self, name: str, year: int) -> bool:
        """Whether the reader's value of this name holds in this year."""
        return year >= self.change and name in self.exact

    def value(self, name: str, year: int) -> float:
        """The quantity in a year: the reader's from the year of change on, else today's."""
        return self.plan[name] if self.is_set(name, year) else self.today[name]

    def shares(self, names: tuple[str, ...], year: int) -> dict[str, float]:
        """Shares of one whole: what is set stays, the others shrink alike if it is exceeded."""
        shares = {name: self.value(name, year) for name in names}
        if "general_to_bachelor" in shares and year < TODAY:
            shares["general_to_bachelor"] *= max(year - RAMP_START, 0) / (TODAY - RAMP_START)
        fixed = sum(share for name, share in shares.items() if self.is_set(name, year))
        loose = sum(share for name, share in shares.items() if not self.is_set(name, year))
        if fixed + loose <= 1.0:
            return shares
        for name, share in shares.items():
            if self.is_set(name, year):
                shares[name] = share / max(fixed, 1.0)
            elif share > 0.0:
                shares[name] = share * max(1.0 - fixed, 0.0) / loose
        return shares

    def graduates(self, year: int) -> float:
        """G(t), the local junior-secondary graduates who enter in a year."""
        if year < TODAY:
            return self.today["entrants_today"] * self.counts[year] / self.counts[TODAY]
        if year == TODAY:
            return self.today["entrants_today"]
        return max(self.plan["entrants_" + str(min(year, 2035))], 1e-9)

    def outside(self, year: int) -> float:
        """O(t), the people from outside who enter a college in a year."""
        autumn = max(year - 1, 2018)
        past = self.today["college_past"]
        h = 1.0
        if autumn in COUNTRY:
            h = past * COUNTRY[autumn] / COUNTRY[2022]
        elif autumn == 2023:
            h = (past + 1.0) / 2.0
        return max(self.value("outside_entrants", year) + (h - 1.0) * INTAKE, 0.0)

    def through_share(self, year: int) -> float:
        """The share of the vocational entrants on through-training in a year."""
        share = min(self.value("through_share", year), 1.0)
        if year >= TODAY:
            return share
        vocational = self.graduates(RAMP_START) * self.today["vocational_share"]
        start = min(PLAN_PLACES / vocational, share) if vocational > 0.0 else share
        step = max(year - RAMP_START, 0) / (TODAY - RAMP_START)
        return start + (share - start) * step

    def local_cohort(self, year: int, persons: float) -> Cohort:
        """Local pupils, split over the routes as those who enter in a year are."""
        graduates = self.graduates(year)
        vocational = graduates * self.value("vocational_share", year)
        pilot = min(self.value("comprehensive_places", year), graduates - vocational)
        through = self.through_share(year) * vocational
        split = self.shares(("split_five_year", "split_three_four"), year)
        five = through * split["split_five_year"]
        four = through * split["split_three_four"]
        scale = persons / graduates
        return {
            ("general", 1): (graduates - vocational - pilot) * scale,
            ("pilot", 1): pilot * scale,
            ("plain", 1): (vocational - through) * scale,
            ("five_year", 1): five * scale,
            ("three_four", 1): four * scale,
            ("segmented", 1): max(through - five - four, 0.0) * scale,
        }

    def enter_college(self, cohort: Cohort, persons: float, year: int) -> None:
        """Put those who enter a college's first year in a year on college and 3+2."""
        share = self.value("college_three_two", year)
        put(cohort, ("three_two", 1), persons * share)
        put(cohort, ("college", 1), persons * (1.0 - share))

    def finishers(self, state: State, persons: float, year: int) -> float:
        """Those of a state who finish the year."""
        return persons * (1.0 - self.value("dropout_" + stage_of(state), year))

    def course_ends(self, cohorts: list[Cohort], year: int) -> tuple[float, float, float, float]:
        """Who finishes this summer: plain, guided secondary, other college, 3+2 college."""
        plain = guided = college = three_two = 0.0
        late = self.value("college_late", year)
        for cohort in cohorts:
            for state, persons in cohort.items():
                done = self.finishers(state, persons, year)
                if state == ("plain", 3):
                    plain += done
                elif state in GATED:
                    guided += done
                elif state in COLLEGE_ENDS:
                    college += done * (1.0 - late) if state == ("college", 3) else done
                elif state == ("three_two", 3):
                    three_two += done
        return plain, guided, college, three_two

    def move(
        self, cohort: Cohort, year: int, rates: dict[str, float], ends: dict[str, float]
    ) -> Cohort:
        """Move one cohort through the summer of a year; add its ends and give what remains."""
        after: Cohort = {}
        general = self.shares(
            ("general_to_college", "general_to_bachelor", "general_elsewhere"), year
        )
        pilot = self.shares(("comprehensive_to_college", "comprehensive_elsewhere"), year)
        exam = min(self.value("secondary_to_bachelor", year), rates["p"])
        late = self.value("college_late", year)
        for state, persons in cohort.items():
            done = self.finishers(state, persons, year)
            ends["left"] += persons - done
            if state == ("general", 3):
                self.enter_college(after, done * general["general_to_college"], year + 1)
                put(after, ("vocational_bachelor", 1), done * general["general_to_bachelor"])
                ends["elsewhere"] += done * general["general_elsewhere"]
                ends["work_general"] += done * max(1.0 - sum(general.values()), 0.0)
            elif state == ("pilot", 3):
                self.enter_college(after, done * pilot["comprehensive_to_college"], year + 1)
                ends["elsewhere"] += done * pilot["comprehensive_elsewhere"]
                ends["work_general"] += done * max(1.0 - sum(pilot.values()), 0.0)
            elif state == ("plain", 3):
                put(after, ("examination", 1), done * exam)
                self.enter_college(after, done * (rates["p"] - exam), year + 1)
                ends["work_secondary"] += done * (1.0 - rates["p"])
            elif state in GATED:
                put(after, (state[0], 4), done * rates["secondary_gate"])
                ends["work_secondary"] += done * (1.0 - rates["secondary_gate"])
            elif state == ("three_two", 3):
                put(after, (state[0], 4), done * rates["college_gate"])
                ends["work_college"] += done * (1.0 - rates["college_gate"])
            elif state in COLLEGE_ENDS:
                if state == ("college", 3):
                    put(after, ("college", 4), done * late)
                    done = done * (1.0 - late)
                put(after, ("upgrade", 1), done * rates["u"])
                ends["work_college"] += done * (1.0 - rates["u"])
            elif state in BACHELOR_ENDS:
                ends["work_bachelor"] += done
            else:
                put(after, (state[0], state[1] + 1), done)
        return after

    def enrolled(self, cohorts: list[Cohort]) -> dict[str, float]:
        """Seats, intakes and stock of a school year."""
        row = {
            "seats_college": 0.0,
            "seats_university": 0.0,
            "seats_bachelor": 0.0,
            "intake_college": 0.0,
            "intake_bachelor": 0.0,
            "stock": 0.0,
        }
        for cohort in cohorts:
            for state, persons in cohort.items():
                row["stock"] += persons
                if stage_of(state) == "college":
                    row["seats_college"] += persons
                if stage_of(state) == "bachelor":
                    row["seats_bachelor"] += persons
                    if state[0] != "vocational_bachelor":
                        row["seats_university"] += persons
                if state in COLLEGE_STARTS:
                    row["intake_college"] += persons
                if state in BACHELOR_STARTS:
                    row["intake_bachelor"] += persons
        return row

    def run(self, last: int) -> "Flow":
        """Run every year from 2016 to the last one, inclusive."""
        self.years = {}
        self.thousand_ends = dict.fromkeys(ENDS, 0.0)
        cohorts: list[Cohort] = []
        thousand: Cohort = {}
        p_held = u_held = 0.0
        for year in range(FIRST, last + 1):
            entrants = self.graduates(year)
            cohorts.append(self.local_cohort(year, entrants))
            foreign: Cohort = {}
            self.enter_college(foreign, self.outside(year), year)
            cohorts.append(foreign)
            if year == self.change:
                thousand = self.local_cohort(year, 1000.0)
            row = self.enrolled(cohorts)
            row["entrants"], row["outside"] = entrants, self.outside(year)
            plain, guided, college, three_two = self.course_ends(cohorts, year)
            row["graduates_secondary"] = plain + guided
            row["graduates_college"] = college + three_two
            transfer = self.value("transfer", year)
            rates = {"p": p_held, "u": u_held}
            rates["secondary_gate"] = rates["college_gate"] = transfer
            if year <= TODAY or self.is_set("secondary_progression", year):
                share = self.value("secondary_progression", year)
                rates["p"], rates["secondary_gate"] = solve(share, plain, guided, transfer)
            if year <= TODAY or self.is_set("college_progression", year):
                share = self.value("college_progression", year)
                rates["u"], rates["college_gate"] = solve(share, college, three_two, transfer)
            if year == TODAY:
                p_held, u_held = rates["p"], rates["u"]
            ends = dict.fromkeys(ENDS, 0.0)
            cohorts = [self.move(cohort, year, rates, ends) for cohort in cohorts]
            thousand = self.move(thousand, year, rates, self.thousand_ends)
            row.update(ends)
            self.years[year] = row
        return self
