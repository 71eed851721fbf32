"""What matching cannot do."""

from cqvet.base.fault import CodedError


class MatchError(CodedError):
    """What was asked cannot be computed."""
