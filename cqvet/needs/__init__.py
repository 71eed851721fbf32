"""x."""


def warm() -> None:
    """Nothing."""
