"""Server defaults are expressions with percent signs, colons and backslashes."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("a", Integer, server_default=text("7 % 4")),
        Column("b", Text, server_default=text(r"'\:x'::text || '%s' || E'\t'")),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT a, b FROM users": [(3, ":x%s\t")]}
