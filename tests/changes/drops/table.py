"""A table is gone from the models: refused, with the way to say that it is meant."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("orders", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO orders VALUES (1)"
STOPS = "generation"
MESSAGE = ["orders", "-x drop=orders"]
