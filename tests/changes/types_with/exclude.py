"""A time gets a zone under an EXCLUDE constraint."""

from datetime import date

from sqlalchemy import Column, Date, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint


def before(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("day", Text),
        Column("days", DATERANGE),
        ExcludeConstraint(("days", "&&")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("day", Date),
        Column("days", DATERANGE),
        ExcludeConstraint(("days", "&&")),
    )


ROWS = "INSERT INTO bookings VALUES (1, '2024-01-01', '[2024-01-01,2024-01-02)')"
READ = {"SELECT day FROM bookings": [(date(2024, 1, 1),)]}
