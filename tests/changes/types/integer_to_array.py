"""An integer becomes an array of one, from which there is no way back while there are rows."""

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("scores", Integer))


def after(metadata: MetaData) -> None:
    Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("scores", ARRAY(Integer))
    )


ROWS = "INSERT INTO users VALUES (1, 7), (2, NULL)"
READ = {"SELECT scores FROM users ORDER BY id": [([7],), (None,)]}
STOPS = "downgrade"
MESSAGE = ["users.scores", "1 row", "id = 1"]
