"""A server default calls a function that a migration made by hand."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("code", Text, server_default=text("new_code()"), nullable=False),
    )


FIRST = "CREATE FUNCTION new_code() RETURNS text LANGUAGE sql AS $$ SELECT 'c' || 1 $$"
ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT code FROM users": [("c1",)]}
