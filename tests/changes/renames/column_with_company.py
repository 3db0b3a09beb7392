"""A column is renamed, with its index, its UNIQUE, CHECK and foreign key, whose names follow."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text


def before(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, CheckConstraint("mail <> ''"), unique=True),
        Column("role", ForeignKey("roles.id"), index=True, comment="what they may do"),
    )


def after(metadata: MetaData) -> None:
    Table("roles", metadata, Column("id", Integer, primary_key=True))
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column(
            "email",
            Text,
            CheckConstraint("email <> ''"),
            unique=True,
            info={"renamed_from": "mail"},
        ),
        Column(
            "job",
            ForeignKey("roles.id"),
            index=True,
            comment="what they may do",
            info={"renamed_from": "role"},
        ),
    )


ROWS = "INSERT INTO roles VALUES (1); INSERT INTO users VALUES (1, 'ada', 1)"
READ = {
    "SELECT email, job FROM users": [("ada", 1)],
    "SELECT to_regclass('users_email_key')::text, to_regclass('users_job_idx')::text": [
        ("users_email_key", "users_job_idx")
    ],
}
