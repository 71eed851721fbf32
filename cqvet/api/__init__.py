"""The HTTP API beside the pages: `/api/v1`, read by programs, described by its own OpenAPI.

No key and no state: an answer follows from the request and the data. What is posted is
computed and forgotten. Errors are problem documents (RFC 9457).
"""

from cqvet.api.app import routes
from cqvet.api.metrics import Metered
from cqvet.api.problems import ProblemError, answer
from cqvet.api.refusals import Refusals

__all__ = ["Metered", "ProblemError", "Refusals", "answer", "routes"]
