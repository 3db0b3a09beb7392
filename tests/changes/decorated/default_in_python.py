"""A default in Python goes through the project's own type."""

from sqlalchemy import Column, Dialect, Integer, MetaData, Table, Text, TypeDecorator


class Words(TypeDecorator[list[str]]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(value)


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("tags", Words, nullable=False, default=["a", "b"]),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT tags FROM users": [("a b",)]}
