"""Seats that the flow asks for, against those filled today: where the bottleneck is."""

from typing import Any, Final

import numpy as np
import pandas as pd

from cqvet.models.flow.scenario import Scenario, measures
from cqvet.models.flow.summary import summarise, tabulate

LEVELS: Final = ("college", "bachelor")


def seats(scenario: Scenario) -> pd.DataFrame:
    """year, level, measure (seats, intake), value, low, high, ... and the ratio to today.

    `ratio`, `ratio_low`, `ratio_high` compare with the same draw's first year: capacities are
    not published, so the students of today stand for the seats there are (assumed).
    """
    found = measures(scenario)
    frames = []
    for level in LEVELS:
        for measure in ("seats", "intake"):
            draws = found[f"{measure}_{level}"]
            ids: dict[str, list[Any]] = {
                "year": scenario.years,
                "level": [level] * len(draws),
                "measure": [measure] * len(draws),
            }
            frame = tabulate(ids, draws)
            ratio = summarise(draws / draws[0])
            frame["ratio"] = ratio["value"]
            frame["ratio_low"], frame["ratio_high"] = ratio["low"], ratio["high"]
            frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def bottleneck(scenario: Scenario) -> pd.DataFrame:
    """year, level, odds: the level whose seats fall short most, for each year after today.

    In a draw it is the level with the largest ratio of seats to today's, or `none` if no ratio
    exceeds 1. The row names the most frequent answer over the draws and its share.
    """
    found = measures(scenario)
    ratios = np.stack([found[f"seats_{level}"] / found[f"seats_{level}"][0] for level in LEVELS])
    worst = np.where(ratios.max(axis=0) > 1, ratios.argmax(axis=0), len(LEVELS))
    names = (*LEVELS, "none")
    odds = np.stack([(worst == at).mean(axis=-1) for at in range(len(names))])
    return pd.DataFrame(
        {
            "year": scenario.years,
            "level": [names[at] for at in odds.argmax(axis=0)],
            "odds": odds.max(axis=0),
        }
    ).iloc[1:]
