"""A column is renamed, gets a type, a default, NOT NULL, an index and a comment at once."""

from sqlalchemy import Boolean, Column, Integer, MetaData, Table, Text, false


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("is_active", Text))


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "active",
            Boolean,
            nullable=False,
            server_default=false(),
            index=True,
            comment="may log in",
            info={"renamed_from": "is_active"},
        ),
    )


ROWS = "INSERT INTO users VALUES (1, 'yes'), (2, NULL)"
READ = {"SELECT active FROM users ORDER BY id": [(True,), (False,)]}
BACK = {"SELECT is_active FROM users ORDER BY id": [("true",), ("false",)]}
