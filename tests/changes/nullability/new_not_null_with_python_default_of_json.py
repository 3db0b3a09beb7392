"""A new column of JSON is NOT NULL, and a dictionary fills the rows."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("data", JSONB, nullable=False, default={"a": [1, None]}),
    )


ROWS = "INSERT INTO users VALUES (1)"
READ = {"SELECT data::text FROM users": [('{"a": [1, null]}',)]}
