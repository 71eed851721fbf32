"""The student flow and the tables: what its figures rest on, how its results are split."""

from cqvet.subjects.pipeline.shares import age_group, blended

__all__ = ["age_group", "blended"]
