"""An enum goes with the last table that has it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("state", Enum("open", "paid", name="state")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO orders VALUES (1, 'paid')"
DROP = "orders"
READ = {"SELECT to_regtype('state')::text": [(None,)]}
BACK = None  # the orders went with the table
