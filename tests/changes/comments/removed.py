"""Comments go from a table and a column."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, comment="where to write to"),
        comment="people",
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT count(*) FROM pg_description WHERE objoid = 'users'::regclass": [(0,)]}
