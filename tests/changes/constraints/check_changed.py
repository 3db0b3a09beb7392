"""A CHECK keeps its name, and says something else."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net > 0", name="sane"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net BETWEEN 0 AND 1000", name="sane"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"INSERT INTO prices VALUES (2, 0) RETURNING net": [(Decimal(0),)]}
