"""What can be wrong with the settings of the toy rule."""


class AssessmentError(ValueError):
    """Settings that the rule cannot use: a code and what belongs to it, for words elsewhere."""

    def __init__(self, code: str, **params: float | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
