"""Heavy work: reading files, matching needs, solving plans. It can be ended.

METHOD. Work is done in child processes of a process that has everything loaded (`nursery.py`),
each with a limit of memory and time. Who asks for it waits in his own line, and the lines take
turns (`turns.py`). A child that is too slow or too heavy is ended, and so is one whose client went
away; the next piece of work has a child of its own (`pool.py`).
"""

from functools import cache

from cqvet.work.pool import MEMORY, SECONDS, Pool, StoppedError, Why

__all__ = ["MEMORY", "SECONDS", "Pool", "StoppedError", "Why", "pool"]


@cache
def pool() -> Pool:
    """The one pool of the server."""
    return Pool()
