"""A CHECK is written on its column, without a name and with one."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Numeric, Table


def before(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric),
        Column("gross", Numeric),
    )


def after(metadata: MetaData) -> None:
    Table(
        "prices",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("net", Numeric, CheckConstraint("net > 0")),
        Column("gross", Numeric, CheckConstraint("gross > 0", name="not_for_free")),
    )


ROWS = "INSERT INTO prices VALUES (1, 10, 12)"
READ = {
    "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c' ORDER BY 1": [
        ("not_for_free",),
        ("prices_net_check",),
    ]
}
