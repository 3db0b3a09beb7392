"""A foreign key without a name goes."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id")),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("role", Integer))


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {"INSERT INTO users VALUES (2, 9) RETURNING role": [(9,)]}
