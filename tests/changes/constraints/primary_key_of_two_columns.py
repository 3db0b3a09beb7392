"""A primary key gets a second column."""

from sqlalchemy import Column, Date, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("item", Integer, primary_key=True, autoincrement=False),
        Column("day", Date, nullable=False),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("item", Integer, primary_key=True, autoincrement=False),
        Column("day", Date, primary_key=True),
    )


ROWS = "INSERT INTO prices VALUES (1, '2024-01-01')"
READ = {"INSERT INTO prices VALUES (1, '2024-01-02') RETURNING item": [(1,)]}
