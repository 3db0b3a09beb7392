"""A computed column gets another type."""

from sqlalchemy import BigInteger, Column, Computed, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Integer),
        Column("gross", Integer, Computed("net * 2", persisted=True)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Integer),
        Column("gross", BigInteger, Computed("net * 2", persisted=True)),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"SELECT gross, pg_typeof(gross)::text FROM prices": [(20, "bigint")]}
