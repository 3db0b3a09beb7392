"""Whether an ALTER TABLE rewrites its table: PostgreSQL does it to an empty one of the same kind.

It depends on types, typmods, volatility and the server's version, of which PostgreSQL alone knows
everything. A table that is rewritten has another file afterwards, even if it is empty.
"""

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import literal
from ..running.retry import is_about_locks
from ..violations.undone import ask, undone
from .relations import Relation


def rewrites(connection: Connection, table: Relation, actions: Iterable[str]) -> bool | None:
    """Whether the *actions* rewrite *table*; nothing, if that cannot be tried.

    The role needs the right to make temporary tables, as everybody has who was not denied it.
    """
    try:
        with undone(connection):
            return _differs(connection, table, actions)
    except DBAPIError as error:
        if is_about_locks(error):
            raise
        return None


def _differs(connection: Connection, table: Relation, actions: Iterable[str]) -> bool:
    # Of the same name: USING may say users.mail.
    copy = f"pg_temp.{table.sql_name}"
    ask(connection, f"CREATE TEMPORARY TABLE {table.sql_name} (LIKE {table.full_name})")
    ((oid, before),) = ask(
        connection, f"SELECT oid, pg_relation_filenode(oid) FROM pg_class {_of(copy)}"
    )
    ask(connection, f"ALTER TABLE {copy} {', '.join(actions)}")
    ((after,),) = ask(connection, f"SELECT pg_relation_filenode({oid}::oid)")
    return bool(before != after)


def _of(copy: str) -> str:
    return f"WHERE oid = {literal(copy)}::regclass"
