"""A CHECK has a regular expression in it."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, CheckConstraint(r"mail ~ '^[^@\s]+@(?\:\w+\.)+\w{2,}$'")),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com')"
READ = {
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'c'": [
        (1,)
    ]
}
