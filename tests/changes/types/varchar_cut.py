"""varchar(20) becomes varchar(5), where two rows are longer."""

from sqlalchemy import Column, Integer, MetaData, String, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(5)))


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'grace hopper'), (3, 'kathleen')"
STOPS = "upgrade"
MESSAGE = ["users.name", "2 rows", "id = 2", "id = 3"]
