"""The CHECK of a domain changes."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    age = DOMAIN("age", Integer(), check="VALUE > 0", constraint_name="age_check")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", age))


def after(metadata: MetaData) -> None:
    age = DOMAIN("age", Integer(), check="VALUE >= 0", constraint_name="age_check")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", age))


ROWS = "INSERT INTO users VALUES (1, 7)"
READ = {"INSERT INTO users VALUES (2, 0) RETURNING age": [(0,)]}
