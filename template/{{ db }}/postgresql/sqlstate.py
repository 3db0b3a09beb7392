"""PostgreSQL's five-character codes for what went wrong, whichever driver brings them.

https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

from typing import Any

from sqlalchemy.exc import DBAPIError

# Those that several modules ask for.
CANCELED = "57014"  # by statement_timeout, or by somebody
CHECK_VIOLATION = "23514"
DEADLOCK = "40P01"
DEPENDENT_OBJECTS = "2BP01"
DUPLICATE_DATABASE = "42P04"
FEATURE_NOT_SUPPORTED = "0A000"
LOCK_NOT_AVAILABLE = "55P03"  # within lock_timeout
NOT_ALLOWED = "42501"
NOT_NULL_VIOLATION = "23502"
# A type, an operator class or a language; a function or an operator; a schema.
UNDEFINED = {"42704", "42883", "3F000"}
UNIQUE_VIOLATION = "23505"
UNSAFE_NEW_ENUM_VALUE = "55P04"  # before the transaction that added it has ended


def sqlstate(error: BaseException) -> str:
    """The code of *error*, or nothing where the driver has none."""
    original = driver_error(error)
    return getattr(original, "sqlstate", None) or getattr(original, "pgcode", None) or ""


def driver_error(error: BaseException) -> Any:
    """The exception of the driver, which SQLAlchemy may have put into one of its own."""
    return (error.orig or error) if isinstance(error, DBAPIError) else error
