"""Text with an array in it becomes an array of integers."""

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("scores", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("scores", ARRAY(Integer))
    )


ROWS = "INSERT INTO users VALUES (1, '{1,2}'), (2, NULL)"
READ = {"SELECT scores FROM users ORDER BY id": [([1, 2],), (None,)]}
