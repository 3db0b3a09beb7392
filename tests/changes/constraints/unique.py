"""A column becomes unique."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada@example.com'), (2, NULL), (3, NULL)"
READ = {
    "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'u'": [
        ("users_mail_key",)
    ]
}
