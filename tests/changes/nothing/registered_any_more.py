"""No table is registered any more, which must not drop them all."""

from sqlalchemy import Column, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    pass


ROWS = "INSERT INTO users VALUES (1)"
STOPS = "generation"
MESSAGE = ["models"]
