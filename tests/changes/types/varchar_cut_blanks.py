"""varchar(20) becomes varchar(5), where one row ends with blanks that would be cut."""

from sqlalchemy import Column, Integer, MetaData, String, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(5)))


ROWS = "INSERT INTO users VALUES (1, 'ada'), (2, 'grace   ')"
STOPS = "upgrade"
MESSAGE = ["users.name", "1 row", "id = 2"]
