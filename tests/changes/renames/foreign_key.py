"""A foreign key has another name."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id", name="old")),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("role", ForeignKey("roles.id")),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 1)"
READ = {
    "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'": [
        ("users_role_fkey",)
    ]
}
