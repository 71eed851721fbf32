"""From lever values to the rates of passage in every draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from cqvet.flow.states import Floats

Values: TypeAlias = Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of passage, each of shape (draws,) or (1,), each from 0 to 1.

    `keep` is the share of a stage's students who finish a year. The others are shares of those
    who finish the last year of a stage: `plain` goes on from plain secondary, `transfer` from
    the secondary stage of 3+2 and 3+4, `degree` from the college stage of 3+2 to a bachelor,
    `exam` from any other college route; `track` of college entrants take the college 3+2.
    """

    keep: Mapping[str, Floats]
    plain: Floats
    transfer: Floats
    exam: Floats
    degree: Floats
    track: Floats
    general_to_college: Floats
    general_elsewhere: Floats
    comprehensive_to_college: Floats
    comprehensive_elsewhere: Floats


def blend(overall: Floats, guided: Floats, passing: Floats) -> tuple[Floats, Floats]:
    """Split an overall rate into that of guided students and that of the others.

    `guided` is the share of students on a guided route, `passing` their usual rate. Returns
    (rate of the guided, rate of the others) such that the mean is exactly `overall`. Where
    that needs a rate outside 0..1 for the others, it is cut there and the guided rate bends.
    """
    others = 1 - guided
    rest = np.clip((overall - guided * passing) / np.where(others > 0, others, 1.0), 0.0, 1.0)
    rest = np.where(others > 0, rest, overall)
    bent = (overall - others * rest) / np.where(guided > 0, guided, 1.0)
    return np.clip(np.where(guided > 0, bent, passing), 0.0, 1.0), rest


def through(values: Values) -> Floats:
    """Return the share of secondary vocational entrants on a through-training route."""
    return np.minimum(values["through_share"] * values["through_base"], 1.0)


def split(values: Values) -> tuple[Floats, Floats, Floats]:
    """Return the shares of segmented, five-year and 3+4 among through-training entrants."""
    five, four = capped(values["split_five_year"], values["split_three_four"])
    return np.maximum(1 - five - four, 0.0), five, four


def capped(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return two shares, scaled back together in draws where they add to more than 1."""
    scale = np.maximum(first + second, 1.0)
    return first / scale, second / scale


def rates_of(values: Values, today: Values) -> Rates:
    """Return the rates of a scenario.

    The secondary progression is that of secondary diploma holders at *today's* through-training
    share: what plain students do follows from it, and stays so when the share moves; that is
    how "what does 40 % do" gets an answer. The college progression is that of the scenario's
    own college graduates, in the long run of one cohort.
    """
    five = through(today) * split(today)[1]
    guided = (through(today) - five) / (1 - five).clip(1e-12)
    transfer, plain = blend(values["secondary_progression"], guided, values["transfer"])
    keep = {
        stage: 1 - values[f"dropout_{stage}"]
        for stage in ("general", "secondary", "college", "bachelor")
    }
    keep["comprehensive"] = keep["general"]
    leaving = {
        "general": capped(values["general_to_college"], values["general_elsewhere"]),
        "comprehensive": capped(
            values["comprehensive_to_college"], values["comprehensive_elsewhere"]
        ),
    }
    # Of 1 entrant to the system: college entrants on three-year and on two-year routes.
    entry = entry_shares(values)
    diploma = keep["secondary"] ** 3
    three = diploma * entry["plain"] * plain + keep["general"] ** 3 * (
        entry["general"] * leaving["general"][0]
        + entry["comprehensive"] * leaving["comprehensive"][0]
    )
    two = diploma * (entry["segmented"] * transfer + entry["five_year"])
    # The extra year costs the three-year routes one more round of drop-out.
    three *= keep["college"]
    graduates = np.where(three + two > 0, three + two, 1.0)
    on_track = values["college_three_two"] * three / graduates
    degree, exam = blend(values["college_progression"], on_track, values["transfer"])
    return Rates(
        keep,
        plain,
        transfer,
        exam,
        degree,
        values["college_three_two"],
        *leaving["general"],
        *leaving["comprehensive"],
    )


def entry_shares(values: Values) -> dict[str, Floats]:
    """Return the shares of the routes among junior-secondary graduates; they add to 1."""
    vocational = values["vocational_share"]
    graduates = values["junior_graduates"]
    # A draw with few graduates cannot hold more pilot places than there are students left.
    comprehensive = np.minimum(values["comprehensive_places"] / graduates, 1 - vocational)
    guided = vocational * through(values)
    segmented, five, four = split(values)
    return {
        "general": 1 - vocational - comprehensive,
        "comprehensive": comprehensive,
        "plain": vocational - guided,
        "segmented": guided * segmented,
        "five_year": guided * five,
        "three_four": guided * four,
    }
