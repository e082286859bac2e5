"""The one way to wait for what no library waits for: until it is so, however long a busy machine takes."""

import time
from collections.abc import Callable

PATIENCE = 120
"""Seconds until a wait counts as a failure: a busy machine is slow, not wrong."""


def wait_for[Found](find: Callable[[], Found], meanwhile: Callable[[float], None] = time.sleep) -> Found:
    """Return what `find` returns, once that is true; `meanwhile` takes the seconds to let pass between two looks."""
    end = time.monotonic() + PATIENCE
    while not (found := find()):
        assert time.monotonic() < end, "waited in vain"
        meanwhile(0.1)
    return found
