"""A server default is an expression, with operators, casts and functions."""

from decimal import Decimal

from sqlalchemy import Column, Date, Integer, MetaData, Numeric, Table, text


def before(metadata: MetaData) -> None:
    Table(
        "jobs",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("due", Date),
        Column("hours", Numeric, server_default=text("1 + 1")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "jobs",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("due", Date, server_default=text("CURRENT_DATE + 7")),
        Column("hours", Numeric, server_default=text("round((10 % 4)::numeric / 3, 2)")),
    )


ROWS = "INSERT INTO jobs VALUES (1)"
READ = {
    "SELECT due, hours FROM jobs": [(None, Decimal(2))],
    "INSERT INTO jobs VALUES (2) RETURNING due = CURRENT_DATE + 7, hours": [
        (True, Decimal("0.67"))
    ],
}
