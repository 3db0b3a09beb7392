"""What a database has that models cannot say, as SQL that makes it again.

    made.py       what comes out: statements before and after the tables, and what is reported
    reading.py    the catalogs, read with queries/: one statement per kind of thing
    ordering.py   what needs what, and so what comes before what
    queries/      each row a statement; PostgreSQL's own functions write most of it

Owners and what is granted to whom are not part of it, as they are not part of migrations.
"""

from sqlalchemy import Connection

from .made import UNCHECKED, ByHand, Made
from .ordering import Ordering
from .reading import read

__all__ = ["UNCHECKED", "ByHand", "Made", "by_hand"]


def by_hand(connection: Connection, version_table: str = "alembic_version") -> ByHand:
    """Everything but tables, and what belongs to tables in models. *connection* is only read."""
    return Ordering(read(connection, version_table)).by_hand()
