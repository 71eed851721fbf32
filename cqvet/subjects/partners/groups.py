"""Double-High programme groups in the catalogue: by their exact name, or not at all."""

from functools import cache

from cqvet import data


@cache
def programmes() -> dict[str, tuple[str, ...]]:
    """Group -> the programmes of the catalogue that have its name; empty where none has.

    A group is named `<award>_<position>`. Names of 2019 that the catalogue of 2021 changed
    are not followed: nothing in the tables says what became of them.
    """
    return {
        f"{row['award']}_{row['position']}": tuple(
            programme["programme"] for programme in data.of("programmes", name_zh=row["name_zh"])
        )
        for row in data.every("double_high_groups")
    }


def unmapped() -> list[str]:
    """Groups whose name is not in the catalogue, so that no industry is known of them."""
    return [group for group, codes in programmes().items() if not codes]
