"""A CHECK is added, which two rows violate."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table("prices", metadata, Column("id", Integer, primary_key=True), Column("net", Numeric))


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        CheckConstraint("net > 0", name="not_for_free"),
    )


ROWS = "INSERT INTO prices VALUES (1, 10), (2, 0), (3, -1), (4, NULL)"
STOPS = "upgrade"
MESSAGE = ["prices", "not_for_free", "2 rows", "id = 2", "id = 3"]
