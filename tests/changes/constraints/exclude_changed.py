"""Bookings may overlap where they are cancelled."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, text
from sqlalchemy.dialects.postgresql import DATERANGE, ExcludeConstraint


def before(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("days", DATERANGE),
        Column("cancelled", Boolean),
        ExcludeConstraint(("days", "&&")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "bookings",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("days", DATERANGE),
        Column("cancelled", Boolean),
        ExcludeConstraint(("days", "&&"), where=text("cancelled IS NOT TRUE")),
    )


ROWS = "INSERT INTO bookings VALUES (1, '[2024-01-01,2024-01-03)')"
READ = {"INSERT INTO bookings VALUES (2, '[2024-01-01,2024-01-03)', true) RETURNING id": [(2,)]}
