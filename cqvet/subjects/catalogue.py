"""The programme catalogue and its crosswalk to the clusters: find, filter, describe."""

from functools import cache

import pandas as pd

from cqvet import data
from cqvet.base import search
from cqvet.base.filters import Filters


@cache
def keys() -> pd.Series:
    """One search key a programme: code, names, class and division in both languages."""
    programmes, classes = data.table("programmes"), data.records("programme_classes")
    divisions = data.records("programme_divisions")
    around = [
        " ".join(
            (
                row["programme"],
                row["name_en"],
                row["class"],
                classes[row["class"]]["name_zh"],
                classes[row["class"]]["name_en"],
                divisions[row["division"]]["name_zh"],
                divisions[row["division"]]["name_en"],
            )
        )
        for row in data.rows(programmes)
    ]
    found = search.keys(list(programmes["name_zh"]), around)
    return pd.Series(found, programmes["programme"])


def find(text: str) -> list[str]:
    """The codes of programmes whose key has every word of `text`; codes and names first."""
    found = keys()[search.find(keys(), text)].index
    names = data.records("programmes")
    word = text.strip().lower()
    first = [
        code
        for code in found
        if code.startswith(word)
        or word in names[code]["name_zh"]
        or word in names[code]["name_en"].lower()
    ]
    return list(dict.fromkeys([*first, *found]))


def links(chosen: Filters) -> pd.DataFrame:
    """The rows of the crosswalk to the chosen industry that the evidence filter lets pass.

    It follows from ratings of ours, so `published` leaves nothing of it.
    """
    frame = chosen.proven(chosen.industry(data.table("crosswalk")))
    return frame.head(0) if chosen.evidence == "published" else frame


def programmes(chosen: Filters) -> pd.DataFrame:
    """The programmes of a level and, through the crosswalk, of an industry."""
    frame = chosen.proven(data.table("programmes"))
    if chosen.level:
        frame = frame[frame["level"] == chosen.level]
    if chosen.has_industry:
        frame = frame[frame["class"].isin(links(chosen)["class"])]
    return frame


def classes(chosen: Filters) -> pd.DataFrame:
    """The classes of the chosen programmes, in their order, with fit and rationale."""
    frame = data.table("programme_classes")
    frame = frame[frame["class"].isin(programmes(chosen)["class"])]
    fit = data.table("class_fit")[["class", "fit", "rationale_zh", "rationale_en"]]
    return frame.merge(fit, on="class", how="left")
