"""A sequence counts in other steps, and goes on from where it was."""

from sqlalchemy import Column, Integer, MetaData, Sequence, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Sequence("invoices", metadata=metadata)


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Sequence("invoices", increment=10, maxvalue=1000000, cycle=True, metadata=metadata)


ROWS = "SELECT nextval('invoices')"
READ = {"SELECT last_value FROM invoices": [(1,)]}
