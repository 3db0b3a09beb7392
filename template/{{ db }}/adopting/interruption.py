"""A Ctrl-C is heard in the end, even one that comes while Python tidies up, which forgets it.

https://docs.python.org/3/reference/datamodel.html#object.__del__
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread

_heard = Event()


@contextmanager
def listening() -> Iterator[None]:
    """Take note of each Ctrl-C in here, beside what Python makes of it."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler or not _may_listen():
        yield  # we do already, or somebody else
        return
    _heard.clear()
    signal.signal(signal.SIGINT, _note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def stop_if_interrupted() -> None:
    """Raise `KeyboardInterrupt` if there was one, and Python has forgotten it."""
    if _heard.is_set() and signal.getsignal(signal.SIGINT) is _note:
        raise KeyboardInterrupt


def _note(*_: object) -> None:
    _heard.set()
    raise KeyboardInterrupt


def _may_listen() -> bool:
    return current_thread() is main_thread()
