"""The CHECK of a domain changes, and one row violates it."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    age = DOMAIN("age", Integer(), check="VALUE > 0", constraint_name="age_check")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", age))


def after(metadata: MetaData) -> None:
    age = DOMAIN("age", Integer(), check="VALUE > 17", constraint_name="age_check")
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", age))


ROWS = "INSERT INTO users VALUES (1, 18), (2, 7)"
STOPS = "upgrade"
MESSAGE = ["age", "1 row", "id = 2"]
