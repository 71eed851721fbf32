"""The student flow and the tables: what its figures rest on, how its results are split."""

from typing import Final

from cqvet.subjects.pipeline.shares import age_group, blended

PARTS: Final = ("results", "regions", "elsewhere", "published", "readings", "method")
"""What stands behind the pictures of the page, as the address names it."""

__all__ = ["PARTS", "age_group", "blended"]
