"""A program that brings a connection may be in the middle of a transaction: it is left as it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection

THEIRS = "the transaction is the program's"


@contextmanager
def undisturbed(live: Connection) -> Iterator[None]:
    """Read from *live* in here; afterwards it is in a transaction only if it was before."""
    context.config.attributes[THEIRS] = live.in_transaction()
    try:
        yield
    finally:
        rest(live)
        del context.config.attributes[THEIRS]


def rest(live: Connection) -> None:
    """End the transaction in which *live* was only read, unless a program has begun it."""
    if not is_theirs():
        live.rollback()


def is_theirs() -> bool:
    """Whether the open transaction holds what a program has done, and may yet undo."""
    return bool(context.config.attributes.get(THEIRS))
