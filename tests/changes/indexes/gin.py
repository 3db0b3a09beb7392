"""A GIN index with an operator class is added to JSON."""

from sqlalchemy import Column, Index, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import JSONB


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSONB))


def after(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("data", JSONB))
    Index(None, users.c.data, postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"})


ROWS = "INSERT INTO users VALUES (1, '{}')"
READ = {"SELECT to_regclass('users_data_idx')::text": [("users_data_idx",)]}
