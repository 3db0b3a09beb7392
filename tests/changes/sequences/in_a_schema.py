"""A sequence is added in a schema of its own."""

from sqlalchemy import Column, Integer, MetaData, Sequence, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table("orders", metadata, Column("id", Integer, primary_key=True), schema="shop")
    Sequence("Invoices", schema="shop", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1)"
READ = {"""SELECT nextval('shop."Invoices"')""": [(1,)]}
