"""A server default turns from false to true."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, false, true


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Boolean, server_default=false(), nullable=False),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("active", Boolean, server_default=true(), nullable=False),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT active FROM users": [(False,)]}
