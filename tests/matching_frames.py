"""Small frames for the tests of matching: three roots, one part, one new star, one outsider."""

import pandas as pd

CLUSTERS = pd.DataFrame(
    [
        ("L3", "leading", None, True),
        ("P1", "pillar", None, True),
        ("S1", "speciality", None, True),
        ("S3", "speciality", "L3", True),
        ("N05", "new_star_future", "S3", True),
        ("F1", "future_2024", None, False),
    ],
    columns=["cluster", "tier", "parent", "in_33618"],
)
# 10: L3 twice (whole and part) and P1; 11: P1 partly; 12: S1 weakly; 13: only outside 33618.
CROSSWALK = pd.DataFrame(
    [
        ("10", "S3", "primary", 1.0, "S3"),
        ("10", "L3", "secondary", 0.5, "L3"),
        ("10", "P1", "secondary", 0.5, "P1"),
        ("11", "P1", "primary", 0.5, "P1"),
        ("12", "S1", "primary", 0.25, "S1"),
        ("13", "F1", "primary", 0.25, None),
    ],
    columns=["class", "cluster", "role", "weight", "main_cluster"],
)
PROGRAMMES = pd.DataFrame(
    [
        ("100001", "higher_vocational", "10"),
        ("100002", "higher_vocational", "10"),
        ("110001", "higher_vocational", "11"),
        ("120001", "higher_vocational", "12"),
        ("990001", "higher_vocational", "99"),
        ("610001", "secondary_vocational", "10"),
        ("611001", "secondary_vocational", "11"),
        ("612001", "secondary_vocational", "12"),
    ],
    columns=["programme", "level", "class"],
)
TARGETS = pd.DataFrame(
    [("L3", 60.0), ("P1", 30.0), ("S1", 10.0), ("S3", 10.0), ("N05", None)],
    columns=["cluster", "value"],
)
ZONES = {"500101": "northeast", "500106": "metro"}
