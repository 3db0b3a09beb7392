"""A materialized view changes, and so does a column that it uses."""

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("age", Text))
    CreateView(select(users.c.age), "ages", metadata=metadata, materialized=True)


def after(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer)
    )
    CreateView(
        select(users.c.age).where(users.c.age > 0), "ages", metadata=metadata, materialized=True
    )


ROWS = "INSERT INTO users VALUES (1, '7'), (2, '0'); REFRESH MATERIALIZED VIEW ages"
READ = {"SELECT age FROM ages": [(7,)]}
