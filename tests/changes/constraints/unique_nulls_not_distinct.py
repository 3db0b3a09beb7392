"""A UNIQUE constraint takes NULLs for equal from now on."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        UniqueConstraint("mail"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        UniqueConstraint("mail", postgresql_nulls_not_distinct=True),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, NULL)"
READ = {"SELECT count(*) FROM users": [(2,)]}
