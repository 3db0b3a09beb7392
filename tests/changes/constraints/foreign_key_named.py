"""A foreign key has a name of its own, and all options."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", Integer))


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    role = ForeignKey(
        "roles.id",
        name="role_of_user",
        ondelete="SET NULL",
        onupdate="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", role))


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {"SELECT role FROM users": [(1,)]}
