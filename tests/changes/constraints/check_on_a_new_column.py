"""A new column brings its CHECK along."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric, CheckConstraint("net > 0", name="not_for_free")),
    )


ROWS = "INSERT INTO prices VALUES (1)"
READ = {"SELECT net FROM prices": [(None,)]}
