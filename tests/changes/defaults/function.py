"""A time is filled by the server from now on."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, func


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("joined", DateTime(timezone=True)),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("joined", DateTime(timezone=True), server_default=func.now()),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {
    "SELECT joined FROM users": [(None,)],
    "INSERT INTO users VALUES (2) RETURNING joined = now()": [(True,)],
}
