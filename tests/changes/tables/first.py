"""The first tables of a project."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
    func,
)


def before(metadata: MetaData) -> None:
    pass


def after(metadata: MetaData) -> None:
    Table(
        "roles",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, unique=True, nullable=False),
    )
    Table(
        "users",
        metadata,
        Column("id", BigInteger, Identity(), primary_key=True),
        Column("mail", Text, nullable=False, unique=True),
        Column("role", ForeignKey("roles.id", ondelete="SET NULL"), index=True),
        Column("joined", DateTime(timezone=True), server_default=func.now(), nullable=False),
        comment="people",
    )


READ = {"INSERT INTO users (mail) VALUES ('ada') RETURNING id, role": [(1, None)]}
