"""A table has a type of the project's own, and an index on it."""

from sqlalchemy import Column, Integer, MetaData, String, Table, TypeDecorator


class Mail(TypeDecorator[str]):
    impl = String(100)
    cache_ok = True


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))
    Table(
        "letters",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("to", Mail(), index=True),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"INSERT INTO letters VALUES (1, 'ada') RETURNING \"to\"": [("ada",)]}
