"""A sequence is dropped on purpose."""

from sqlalchemy import Column, Integer, MetaData, Sequence, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Sequence("invoices", start=1000, metadata=metadata)


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1)"
DROP = "invoices"
READ = {"SELECT to_regclass('invoices')::text": [(None,)]}
