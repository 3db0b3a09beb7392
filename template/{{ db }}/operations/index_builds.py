"""Build an index concurrently, and leave nothing INVALID behind if that fails."""

from collections.abc import Callable
from contextlib import suppress

from alembic.operations import Operations
from sqlalchemy.exc import SQLAlchemyError

from ..running.retry import patiently
from .index_facts import Index
from .verbatim import send


def build(
    operations: Operations,
    table: str,
    create: Callable[[], object],
    leftovers: Callable[[], list[Index]],
) -> None:
    """Do *create*, which builds an index of *table* concurrently; *leftovers* finds what it left.

    An INVALID unique index goes on refusing duplicates, so it must not outlive the error.
    """

    def attempt() -> None:
        try:
            create()
        except SQLAlchemyError:
            # Without connection, the next run does it.
            with suppress(SQLAlchemyError):
                drop_invalid(operations, leftovers())
            raise

    patiently(attempt, table)


def drop_invalid(operations: Operations, indexes: list[Index]) -> None:
    """Drop those of the *indexes* that are not complete."""
    for index in indexes:
        if not index.is_valid:
            drop(operations, index)


def drop(operations: Operations, index: Index) -> None:
    """Drop it, without keeping anybody waiting if PostgreSQL can do that."""
    concurrently = "" if index.is_partitioned else "CONCURRENTLY "
    send(operations, f"DROP INDEX {concurrently}{index.name}")
