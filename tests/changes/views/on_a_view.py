"""A view is made of another one, and a column under both changes its type."""

from decimal import Decimal

from sqlalchemy import Column, Integer, MetaData, Numeric, Table, select
from sqlalchemy.schema import CreateView


def before(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("age", Integer)
    )
    ages = CreateView(select(users.c.id, users.c.age), "ages", metadata=metadata).table
    CreateView(select(ages.c.age).where(ages.c.age > 17), "adults", metadata=metadata)


def after(metadata: MetaData) -> None:
    users = Table(
        "users", metadata, Column("id", Integer, primary_key=True), Column("age", Numeric(5, 1))
    )
    ages = CreateView(select(users.c.id, users.c.age), "ages", metadata=metadata).table
    CreateView(select(ages.c.age).where(ages.c.age > 17), "adults", metadata=metadata)


ROWS = "INSERT INTO users VALUES (1, 18), (2, 7)"
READ = {"SELECT age FROM adults": [(Decimal("18.0"),)]}
