"""Boolean becomes numeric."""

from decimal import Decimal

from sqlalchemy import Boolean, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("rate", Boolean))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("rate", Numeric(3, 1)))


ROWS = "INSERT INTO users VALUES (1, true), (2, false), (3, NULL)"
READ = {"SELECT rate FROM users ORDER BY id": [(Decimal("1.0"),), (Decimal("0.0"),), (None,)]}
