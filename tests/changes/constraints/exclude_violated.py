"""Bookings may not overlap, and two do."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint


def before(metadata: MetaData) -> None:
    Table("bookings", metadata, Column("id", Integer, primary_key=True), Column("days", DATERANGE))


def after(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("days", DATERANGE),
        ExcludeConstraint(("days", "&&")),
    )


ROWS = "INSERT INTO bookings VALUES (1, '[2024-01-01,2024-01-03)'), (2, '[2024-01-02,2024-01-04)')"
STOPS = "upgrade"
MESSAGE = ["bookings", "days"]
