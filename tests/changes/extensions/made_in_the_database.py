"""An administrator made the extension in the database, and no migration did."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import HSTORE


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("data", HSTORE),
    )


FOUND = "CREATE EXTENSION hstore"
ROWS = "INSERT INTO users VALUES (1, 'ada')"
READ = {"SELECT data FROM users": [(None,)]}
