"""What a process that lives long does with its memory once everything is loaded."""

import ctypes
import gc
from contextlib import suppress
from typing import Final

ARENAS: Final = -8
"""`M_ARENA_MAX` of GNU's C library: how many heaps threads may open."""
FEW: Final = 2


def settle() -> None:
    """What is loaded stays and is not looked through again; what loading took is given back.

    Each script of a reader runs in a thread of its own: few heaps for all of them grow less.
    """
    gc.collect()
    gc.freeze()
    with suppress(AttributeError):  # Only where the C library is GNU's.
        library = ctypes.CDLL(None)
        library.mallopt(ARENAS, FEW)
        library.malloc_trim(0)
