"""A CHECK without a name says something else."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net > 0"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net >= 0"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10)"
READ = {"INSERT INTO prices VALUES (2, 0) RETURNING net": [(Decimal(0),)]}
