"""A server default is another value each time, which is no reason for another migration."""

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, Text, text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("token", Text, server_default=text("md5(random()::text)")),
        Column("seen", DateTime, server_default=text("timezone('utc'::text, clock_timestamp())")),
    )


ROWS = "INSERT INTO users VALUES (1), (2)"
READ = {"SELECT count(DISTINCT token), count(seen) FROM users": [(2, 2)]}
