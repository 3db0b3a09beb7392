"""What other processes do takes a moment."""

import time
from collections.abc import Callable


def wait_until(done: Callable[[], object], seconds: float = 30) -> None:
    """Return as soon as *done* says so, which is asked all the time; fail if it does not."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.002)
