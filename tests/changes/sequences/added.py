"""A sequence is added."""

from sqlalchemy import Column, Integer, MetaData, Sequence, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Sequence("invoices", start=1000, increment=5, metadata=metadata)


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT start_value, increment_by FROM pg_sequences WHERE sequencename = 'invoices'": [
        (1000, 5)
    ]
}
