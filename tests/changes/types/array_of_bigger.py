"""An array of integers becomes one of bigints."""

from sqlalchemy import ARRAY, BigInteger, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("scores", ARRAY(Integer))
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("scores", ARRAY(BigInteger)),
    )


ROWS = "INSERT INTO users VALUES (1, '{1,NULL,2}'), (2, NULL)"
READ = {"SELECT scores FROM users ORDER BY id": [([1, None, 2],), (None,)]}
