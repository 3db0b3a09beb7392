"""A table that refers to itself is renamed."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "members",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("boss", ForeignKey("members.id")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("boss", ForeignKey("users.id")),
        info={"renamed_from": "members"},
    )


ROWS = "INSERT INTO members VALUES (1, NULL), (2, 1)"
READ = {"SELECT boss FROM users ORDER BY id": [(None,), (1,)]}
