"""Go through the rows of a table, some at a time: by a key, or by the pages of the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from ..postgresql.quote import identifier, literal
from ..running.retry import patiently
from ..violations.undone import ask
from .keys import Key, Relation

# A guess for a table that was never analyzed.
ROWS_OF_PAGE = 200


@dataclass(frozen=True)
class Batch:
    """A *condition* in SQL that about so many *rows* meet."""

    condition: str
    rows: int


def by_key(connection: Connection, relation: Relation, key: Key, rows: int) -> Iterator[Batch]:
    """Batches of *rows* rows in the order of *key*. Each row that stays is in one of them."""
    columns = [f"batch.{identifier(column)}" for column in key.columns]
    order, texts = ", ".join(columns), ", ".join(f"CAST({sql} AS text)" for sql in columns)
    after = ""
    while True:
        # The batch has a name, as ORDER BY would take `id` for the text that is selected.
        query = (
            f"SELECT {texts} FROM ONLY {relation.name} AS batch{' WHERE ' if after else ''}{after} "
            f"ORDER BY {order} LIMIT 1 OFFSET {rows - 1}"
        )
        last = patiently(partial(ask, connection, query), relation.name)
        if not last:
            yield Batch(after or "true", rows)
            return
        end = key.values(last[0])
        yield Batch(f"{after}{' AND ' if after else ''}{key.sql} <= {end}", rows)
        after = f"{key.sql} > {end}"


def by_pages(connection: Connection, relation: Relation, rows: int) -> Iterator[Batch]:
    """Batches of about *rows* rows, as they lie in the pages of the table.

    Rows that are updated meanwhile may move to pages that were looked at before.
    """
    dense = relation.rows // relation.pages if relation.rows and relation.pages else ROWS_OF_PAGE
    step = max(1, rows // max(1, dense))
    for page in range(0, _pages(connection, relation), step):
        yield Batch(f"ctid >= '({page},0)' AND ctid < '({page + step},0)'", step * dense)


def _pages(connection: Connection, relation: Relation) -> int:
    size = f"pg_relation_size({literal(relation.name)})"
    query = f"SELECT {size} / CAST(current_setting('block_size') AS int)"
    return int(patiently(partial(ask, connection, query), relation.name)[0][0])
