"""A column goes with its index, its constraints and its comment."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "mail", Text, CheckConstraint("mail <> ''"), unique=True, comment="where to write to"
        ),
        Column("role", ForeignKey("roles.id"), index=True),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table("users", metadata, Column("id", Integer, primary_key=True))


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 'ada', 1)"
DROP = "users.mail,users.role"
BACK = {"SELECT * FROM users": [(1, None, None)]}
