"""An enum gets a value, and a CHECK, a partial index and a default use it at once."""

from sqlalchemy import CheckConstraint, Column, Enum, Index, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("state", Enum("open", "paid", name="state"), server_default="open"),
    )


def after(metadata: MetaData) -> None:
    orders = Table(
        "orders",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "state",
            Enum("new", "open", "paid", name="state"),
            CheckConstraint("state >= 'new'"),
            server_default="new",
        ),
    )
    Index("new_orders", orders.c.id, postgresql_where=orders.c.state == "new")


ROWS = "INSERT INTO orders VALUES (1)"
READ = {
    "SELECT state::text FROM orders": [("open",)],
    "INSERT INTO orders VALUES (2) RETURNING state::text": [("new",)],
}
