"""Try again while somebody holds a lock that a migration needs.

Whoever waits for a lock keeps everybody waiting who comes later. So we wait for a moment only
(lock_timeout), step aside, and come back later, at a time that no other migrator has in common
with us. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ compares kinds of
jitter; this is "full jitter".
"""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from ..postgresql.sqlstate import DEADLOCK, LOCK_NOT_AVAILABLE, sqlstate
from ..violations.diagnosis import attach, attached
from .timeouts import Timeouts

T = TypeVar("T")

log = logging.getLogger("alembic.lock")

# Seconds: at most this long before the second attempt, doubled for each one after that.
FIRST, LONGEST = 0.5, 10.0


def patiently(
    work: Callable[[], T],
    what: str,
    again: Callable[[], bool] = lambda: True,
    limit: Callable[[int], None] = lambda _: None,
    aside: Callable[[DBAPIError], bool] = lambda _: False,
) -> T:
    """Do *work*, again and again while it fails because of a lock, and return what it returns.

    What it did before it failed must be undone already: it is a transaction, or one statement in
    autocommit. *what* it is, such as a table or a revision, is for the log. *again* says whether
    another attempt makes sense; *limit* gets the milliseconds that each may wait for a lock. *aside*
    may wait for whoever is in the way, and says whether it did: then there is no other pause. After
    the last attempt the error of PostgreSQL is raised.
    """
    timeouts = Timeouts.configured()
    attempts = timeouts.attempts
    for attempt in range(1, attempts + 1):
        limit(timeouts.lock_in(attempt))
        try:
            return work()
        except DBAPIError as error:
            if not is_about_locks(error) or not again():
                raise
            if attempt == attempts:
                _tell_attempts(error, attempts)
                raise
            if not aside(error):
                _pause(_reason(error, what), attempt + 1, attempts)
    raise AssertionError("there is at least one attempt")


def is_about_locks(error: BaseException) -> bool:
    """Whether PostgreSQL ended the statement because of another session's lock."""
    return sqlstate(error) in {LOCK_NOT_AVAILABLE, DEADLOCK}


def delay(attempt: int) -> float:
    """Seconds to wait before this *attempt*, of which the second is the first to be waited for."""
    longest = min(LONGEST, FIRST * 2.0 ** min(attempt - 2, 10))
    return random.uniform(0, longest)


def _pause(reason: str, attempt: int, attempts: int) -> None:
    seconds = delay(attempt)
    log.warning("%s; attempt %s of %s in %.1f s", reason, attempt, attempts, seconds)
    time.sleep(seconds)


def _reason(error: DBAPIError, what: str) -> str:
    diagnosis = attached(error).diagnosis
    if diagnosis is not None:
        return diagnosis.what.rstrip(".")
    if sqlstate(error) == DEADLOCK:
        return f"{what}: a deadlock with another session"
    return f"{what}: a lock was not free"


def _tell_attempts(error: DBAPIError, attempts: int) -> None:
    """Let the message about *error* say that this was not the first attempt."""
    failure = attached(error)
    if failure.diagnosis is None or attempts == 1:
        return
    tried = f"It was tried {attempts} times. {failure.diagnosis.advice}"
    attach(error, replace(failure, diagnosis=replace(failure.diagnosis, advice=tried)))
