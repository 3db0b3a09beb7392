"""A UNIQUE constraint becomes a unique index."""

from sqlalchemy import Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, unique=True, index=True),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {
    "SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'u'": [
        (0,)
    ]
}
