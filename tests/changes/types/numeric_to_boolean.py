"""Numeric becomes boolean."""

from decimal import Decimal

from sqlalchemy import Boolean, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("rate", Numeric(3, 1)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("rate", Boolean))


ROWS = "INSERT INTO users VALUES (1, 0.0), (2, 0.5), (3, NULL)"
READ = {"SELECT rate FROM users ORDER BY id": [(False,), (True,), (None,)]}
BACK = {"SELECT rate FROM users ORDER BY id": [(Decimal("0.0"),), (Decimal("1.0"),), (None,)]}
