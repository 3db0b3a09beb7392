"""The same things are said in other words."""

from sqlalchemy import (
    REAL,
    VARCHAR,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", VARCHAR, server_default="x"),
        Column("age", Numeric(10)),
        Column("level", REAL),
        Column("seen", TIMESTAMP(timezone=True), server_default=func.now()),
        Column("data", JSONB, server_default="{}"),
        CheckConstraint("age > 0", name="sane"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", String, server_default=text("'x'::character varying")),
        Column("age", Numeric(10, 0)),
        Column("level", Float(24)),
        Column("seen", DateTime(timezone=True), server_default=text("now()")),
        Column("data", JSONB, server_default=text("'{}'::jsonb")),
        CheckConstraint("(age>0)", name="sane"),
    )


ROWS = "INSERT INTO users VALUES (1, 'ada')"
NOTHING = True
