"""Text becomes jsonb, where two rows are no JSON."""

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", Text))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSONB))


ROWS = "INSERT INTO users VALUES (1, '{}'), (2, ''), (3, '{a}')"
STOPS = "upgrade"
MESSAGE = ["users.data", "2 rows", "id = 2", "id = 3"]
