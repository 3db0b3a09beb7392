"""A table is renamed, loses a column and gets another, an enum and a key to a new table."""

from sqlalchemy import Column, Enum, ForeignKey, Integer, MetaData, String, Table, Text


def before(metadata: MetaData) -> None:
    Table(
        "members",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text),
        Column("note", Text),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", String(50), unique=True),
        Column("mood", Enum("happy", "sad", name="mood"), server_default="happy", nullable=False),
        Column("role", ForeignKey("roles.id")),
        info={"renamed_from": "members"},
    )


ROWS = "INSERT INTO members VALUES (1, 'ada', 'x')"
DROP = "users.note"
READ = {"SELECT mail, mood::text, role FROM users": [("ada", "happy", None)]}
BACK = {"SELECT mail, note FROM members": [("ada", None)]}
