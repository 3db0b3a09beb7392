"""Text becomes uuid, with a default, a UNIQUE constraint and a foreign key to it."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, Uuid, func, text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Text, server_default=text("gen_random_uuid()::text"), unique=True),
    )
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Text, ForeignKey("users.token")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Uuid, server_default=func.gen_random_uuid(), unique=True),
    )
    Table(
        "logins",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Uuid, ForeignKey("users.token")),
    )


ROWS = "INSERT INTO users (id) VALUES (1); INSERT INTO logins SELECT id, token FROM users"
READ = {"SELECT count(*) FROM logins JOIN users USING (token)": [(1,)]}
