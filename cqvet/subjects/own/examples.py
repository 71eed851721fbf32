"""Small examples: made-up numbers at schools that do not exist. A page that has them says so."""

from collections.abc import Mapping
from typing import Final

from cqvet.subjects import register

Rows = tuple[tuple[str | int, ...], ...]
EXAMPLES: Final[Mapping[str, Rows]] = {
    "register": register.EXAMPLE,
    "schools": (
        ("example_1", "500106", "higher_vocational", "public", 6200),
        ("example_2", "500101", "secondary_vocational", "public", 2400),
        ("example_3", "500230", "secondary_vocational", "private", ""),
    ),
    "jobs": (
        ("L1", 2025, 420),
        ("L2", 2025, 380),
        ("P1", 2025, 150),
        ("S2", 2025, 60),
        ("L1", 2026, 460),
        ("L2", 2026, 400),
        ("P1", 2026, 190),
    ),
    "students": (
        ("510101", "higher_vocational", "500106", 2024, 160, 55, 50),
        ("460101", "higher_vocational", "500106", 2024, 230, 80, 71),
        ("660101", "secondary_vocational", "500101", 2024, 320, 110, 96),
        ("510101", "higher_vocational", "500106", 2025, 190, 88, 52),
        ("460101", "higher_vocational", "500106", 2025, 235, 82, 74),
        ("660101", "secondary_vocational", "500101", 2025, 318, 101, 99),
    ),
}
