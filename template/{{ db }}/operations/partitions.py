"""Indexes on partitioned tables, which PostgreSQL builds for all partitions at once, or not at all.

So the index is made without them first, then for one partition after the other, concurrently, and
what was built is attached. With the last one the index of the whole table becomes valid.
https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE
"""

from alembic.operations import Operations
from sqlalchemy import Connection, text

from .index_builds import build, drop_invalid
from .index_facts import Index, find_indexes
from .verbatim import send

IS_PARTITIONED = text("SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(:table)")

PARTITIONS = text("""
    SELECT format('%I.%I', n.nspname, c.relname), c.relkind = 'p'
    FROM pg_inherits h
        JOIN pg_class c ON c.oid = h.inhrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE h.inhparent = to_regclass(:table) AND c.relkind IN ('r', 'p')
    ORDER BY 1""")

HAS_FOREIGN = text("""
    SELECT EXISTS (
        SELECT FROM pg_partition_tree(to_regclass(:table)) JOIN pg_class ON oid = relid
        WHERE relkind = 'f')""")


def is_partitioned(connection: Connection, table: str) -> bool:
    """Whether the *table*, which is SQL, has partitions."""
    return bool(connection.scalar(IS_PARTITIONED, {"table": table}))


def has_foreign_partitions(connection: Connection, table: str) -> bool:
    """Whether some partitions are on other servers; PostgreSQL leaves them out, and we cannot."""
    return bool(connection.scalar(HAS_FOREIGN, {"table": table}))


def index_partitions(
    operations: Operations, connection: Connection, table: str, index: Index
) -> None:
    """Give each partition of *table*, which is SQL, its part of the *index*, unless it has one."""
    for partition, has_partitions in connection.execute(PARTITIONS, {"table": table}).all():
        part = _part(connection, partition, index)
        if part is None:
            part = _build(operations, connection, partition, index, has_partitions)
        if has_partitions:
            index_partitions(operations, connection, partition, part)
        if part.parent is None:
            send(operations, f"ALTER INDEX {index.name} ATTACH PARTITION {part.name}")


def _part(connection: Connection, partition: str, index: Index) -> Index | None:
    """The index of the *partition* that is a part of *index*, or can be."""
    alike = _alike(connection, partition, index)
    free = [one for one in alike if one.parent is None and not one.is_in_constraint]
    usable = [one for one in free if one.is_valid or one.is_partitioned]
    return next(iter([one for one in alike if one.parent == index.oid] + usable), None)


def _build(
    operations: Operations,
    connection: Connection,
    partition: str,
    index: Index,
    has_partitions: bool,
) -> Index:
    """Build one with the name that PostgreSQL gives it."""

    def found() -> list[Index]:
        return _alike(connection, partition, index)

    if has_partitions:
        send(operations, index.on(f"ONLY {partition}"))
    else:
        drop_invalid(operations, found())
        sql = index.on(partition, how="CONCURRENTLY")
        build(operations, partition, lambda: send(operations, sql), found)
    part = _part(connection, partition, index)
    assert part is not None
    return part


def _alike(connection: Connection, partition: str, index: Index) -> list[Index]:
    return [one for one in find_indexes(connection, partition) if one.is_like(index)]
