"""An EXCLUDE constraint needs an extension for its plain column."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint


def before(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("room", Integer),
        Column("days", DATERANGE),
    )


def after(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("room", Integer),
        Column("days", DATERANGE),
        ExcludeConstraint(("room", "="), ("days", "&&")),
    )


FIRST = "CREATE EXTENSION btree_gist"
ROWS = "INSERT INTO bookings VALUES (1, 1, '[2024-01-01,2024-01-03)'), (2, 2, '[2024-01-02,2024-01-04)')"
READ = {"SELECT count(*) FROM bookings": [(2,)]}
