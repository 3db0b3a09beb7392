"""An enum gets a value between two others, and sorts by it."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "shirts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("size", Enum("small", "large", name="size")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "shirts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("size", Enum("tiny", "small", "middle", "large", name="size")),
    )


ROWS = "INSERT INTO shirts VALUES (1, 'large'), (2, 'small')"
READ = {"SELECT id FROM shirts WHERE size > 'middle' ORDER BY size": [(1,)]}
