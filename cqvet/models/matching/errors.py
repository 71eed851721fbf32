"""Errors of the matching module: a code and its parameters, which a page puts into words."""


class MatchError(ValueError):
    """What was asked cannot be computed. `code` names why, `params` holds what it is about."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
