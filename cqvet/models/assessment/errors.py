"""What the toy of the assessment rule cannot do."""

from cqvet.base.fault import CodedError


class AssessmentError(CodedError):
    """Settings that the rule cannot use."""
