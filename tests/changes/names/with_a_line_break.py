"""A name and a text have line breaks in them."""

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "new\nline", Text, CheckConstraint("\"new\nline\" <> 'a\nb'"), server_default="c\nd"
        ),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {'SELECT "new\nline" FROM users': [("c\nd",)]}
