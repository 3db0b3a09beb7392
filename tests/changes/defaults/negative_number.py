"""A server default is below zero, with decimals."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2), server_default="0"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2), server_default="-1.50"),
    )


ROWS = "INSERT INTO prices VALUES (1)"
READ = {"INSERT INTO prices VALUES (2) RETURNING amount": [(Decimal("-1.50"),)]}
