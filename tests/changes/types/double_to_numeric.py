"""double precision becomes numeric(10, 2), where all fits."""

from decimal import Decimal

from sqlalchemy import Column, Double, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("readings", metadata, Column("id", Integer, primary_key=True), Column("level", Double))


def after(metadata: MetaData) -> None:
    Table(
        "readings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("level", Numeric(10, 2)),
    )


ROWS = "INSERT INTO readings VALUES (1, 1.25), (2, NULL)"
READ = {"SELECT level FROM readings ORDER BY id": [(Decimal("1.25"),), (None,)]}
