"""The story of the article: types, foreign keys and names at once."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    true,
)


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text),
        Column("active", Text),
        Column("created", Text),
    )
    Table("providers", metadata, Column("id", Integer, primary_key=True), Column("name", Text))


def after(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", String(16), unique=True, nullable=False),
    )
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", String(16), nullable=False),
        Column("active", Boolean, server_default=true(), nullable=False),
        Column("created", DateTime(timezone=True), server_default=func.now()),
        Column("role", ForeignKey("roles.id")),
    )
    Table(
        "providers",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", String(16), unique=True),
    )
    Table(
        "user_providers",
        metadata,
        Column("user", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        Column("provider", ForeignKey("providers.id"), primary_key=True),
    )


ROWS = """
    INSERT INTO users VALUES (1, 'ada', 'true', '2024-01-01 12:00+00');
    INSERT INTO providers VALUES (1, 'mail');
"""
READ = {
    "SELECT name, active, created AT TIME ZONE 'UTC' FROM users": [
        ("ada", True, datetime(2024, 1, 1, 12))
    ]
}
BACK = {"SELECT name, active, created FROM users": [("ada", "true", "2024-01-01 12:00:00+00")]}
