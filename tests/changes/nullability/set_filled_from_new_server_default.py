"""A column becomes NOT NULL and gets a server default, which fills the rows."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("visits", Integer))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("visits", Integer, server_default="0", nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1, 7), (2, NULL)"
READ = {"SELECT visits FROM users ORDER BY id": [(7,), (0,)]}
BACK = {"SELECT visits FROM users ORDER BY id": [(7,), (0,)]}
