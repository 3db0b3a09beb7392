"""A column takes its numbers from a new sequence."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Sequence, Table


def before(metadata: MetaData) -> None:
    Table(
        "orders", metadata, Column("id", Integer, primary_key=True), Column("invoice", BigInteger)
    )


def after(metadata: MetaData) -> None:
    invoices = Sequence("invoices", start=1000, metadata=metadata)
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("invoice", BigInteger, server_default=invoices.next_value()),
    )


ROWS = "INSERT INTO orders VALUES (1, NULL)"
READ = {"INSERT INTO orders VALUES (2) RETURNING invoice >= 1000": [(True,)]}
