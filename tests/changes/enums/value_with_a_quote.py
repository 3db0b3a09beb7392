"""An enum gets values that need quoting."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", name="mood")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mood", Enum("happy", "it's :so % so", 'a "b" \\', name="mood")),
    )


ROWS = "INSERT INTO users VALUES (1, 'happy')"
READ = {
    "SELECT unnest(enum_range(NULL::mood))::text": [("happy",), ("it's :so % so",), ('a "b" \\',)]
}
