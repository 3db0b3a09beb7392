"""The values of an enum get another order."""

from sqlalchemy import Column, Enum, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "shirts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("size", Enum("small", "large", "middle", name="size")),
    )


def after(metadata: MetaData) -> None:
    Table(
        "shirts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("size", Enum("small", "middle", "large", name="size")),
    )


ROWS = "INSERT INTO shirts VALUES (1, 'large'), (2, 'middle')"
READ = {"SELECT id FROM shirts ORDER BY size": [(2,), (1,)]}
