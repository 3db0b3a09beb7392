"""A domain goes with the last column that has it."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import DOMAIN


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("age", DOMAIN("age", Integer(), check="VALUE > 0", constraint_name="age_check")),
    )


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO users VALUES (1, 7)"
DROP = "users.age"
READ = {"SELECT to_regtype('age')::text": [(None,)]}
BACK = {"SELECT id, age FROM users": [(1, None)]}
