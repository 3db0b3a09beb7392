"""numeric becomes integer, where all is whole."""

from sqlalchemy import Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("amount", Numeric(10, 2)),
    )


def after(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("amount", Integer))


ROWS = "INSERT INTO prices VALUES (1, 3.00), (2, NULL)"
READ = {"SELECT amount FROM prices ORDER BY id": [(3,), (None,)]}
