"""Write fit and crosswalk from the ratings of the classes: `python -m scripts.decide_ratings`.

What decides is in `cqvet/subjects/market/ratings.py`. After it, the checksums:
`python -m scripts.stamp`.
"""

import pandas as pd

from cqvet import data
from cqvet.subjects.market import ratings


def fit(holds: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The table of fits: what the third rating decided replaces what stood there."""
    found = before.set_index("class")
    for row in data.rows(holds):
        if row["rating"] != "third":
            continue
        main = row["main_cluster"] or ""
        found.loc[row["class"], ["fit", "weight"]] = row["fit"], ratings.WEIGHTS[row["fit"]]
        found.loc[row["class"], ["primary_cluster", "primary_cluster_missing"]] = (
            main,
            "" if main else "does_not_apply",
        )
        found.loc[row["class"], ["basis", "source"]] = "judgement", ratings.JUDGEMENT
        found.loc[row["class"], ["rationale_zh", "rationale_en"]] = (
            row["reason_zh"],
            row["reason_en"],
        )
    return found.reset_index()


def main() -> None:
    holds = ratings.decided(data.table("class_ratings"), data.table("clusters"))
    for name, frame in (
        ("class_fit", fit(holds, data.table("class_fit"))),
        ("crosswalk", ratings.links(holds, data.table("clusters"))),
    ):
        frame["weight"] = [str(float(weight)) for weight in frame["weight"]]
        frame.to_csv(data.FOLDER / f"{name}.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
