"""A new table has CHECKs on columns and of its own."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric, CheckConstraint("net > 0")),
        Column("gross", Numeric),
        CheckConstraint("gross > net", name="taxed"),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO prices VALUES (1, 10, 12) RETURNING gross": [(Decimal(12),)]}
