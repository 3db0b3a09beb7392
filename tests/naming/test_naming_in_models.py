"""How the names get into models: in both styles, and without touching what has a name."""

from typing import Any

import pytest
from named import by_hand, by_models
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Constraint,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
    quoted_name,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.exc import ConstraintColumnNotFoundError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

pytest_plugins = ["server_fixtures", "naming_fixtures"]

USERS = """
    CREATE TABLE role (name text PRIMARY KEY);
    CREATE TABLE users (
        id int PRIMARY KEY,
        email text NOT NULL UNIQUE,
        role text REFERENCES role,
        CHECK (email <> ''),
        UNIQUE (role, email)
    );
    CREATE INDEX ON users (role);
    CREATE INDEX ON users (lower(email));
"""


def names(table: Table) -> set[Any]:
    items: list[Any] = [*table.constraints, *table.indexes]
    return {item.name for item in items}


def as_tables(metadata: MetaData) -> None:
    Table("role", metadata, Column("name", Text, primary_key=True))
    users = Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("email", Text, CheckConstraint("email <> ''"), nullable=False, unique=True),
        Column("role", ForeignKey("role.name"), index=True),
        UniqueConstraint("role", "email"),
    )
    Index(None, func.lower(users.c.email))


def as_classes(metadata: MetaData) -> None:
    class Base(DeclarativeBase):
        pass

    Base.metadata = metadata

    class Role(Base):
        __tablename__ = "role"
        name: Mapped[str] = mapped_column(Text, primary_key=True)

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
        email: Mapped[str] = mapped_column(Text, unique=True)
        role: Mapped[str | None] = mapped_column(ForeignKey("role.name"), index=True)
        __table_args__ = (CheckConstraint("email <> ''"), UniqueConstraint("role", "email"))

    Index(None, func.lower(User.email))


@pytest.mark.parametrize("style", [as_tables, as_classes])
def test_both_styles_are_named_alike(
    connection: Connection, metadata: MetaData, style: Any
) -> None:
    style(metadata)

    assert by_models(connection, metadata) == by_hand(connection, USERS)


def test_every_class_of_a_mixin_gets_names_of_its_own(metadata: MetaData) -> None:
    class Base(DeclarativeBase):
        pass

    Base.metadata = metadata

    class Named:
        name: Mapped[str] = mapped_column(primary_key=True, index=True)
        slug: Mapped[str] = mapped_column(unique=True)

    class City(Named, Base):
        __tablename__ = "city"

    class Land(Named, Base):
        __tablename__ = "land"

    assert names(metadata.tables["city"]) == {"city_pkey", "city_name_idx", "city_slug_key"}
    assert names(metadata.tables["land"]) == {"land_pkey", "land_name_idx", "land_slug_key"}


@pytest.mark.parametrize(
    "item",
    [
        PrimaryKeyConstraint("a", name="Mine"),
        UniqueConstraint("a", name="Mine"),
        ForeignKeyConstraint(["a"], ["t.b"], name="Mine"),
        CheckConstraint("a <> b", name="Mine"),
        ExcludeConstraint(("a", "="), name="Mine"),
        Index("Mine", "a"),
    ],
    ids=lambda item: type(item).__name__,
)
def test_a_name_that_is_given_stays(metadata: MetaData, item: Constraint | Index) -> None:
    Table("t", metadata, Column("a", Text), Column("b", Text), item)

    assert item.name == "Mine"


def test_postgresql_names_the_checks(connection: Connection, metadata: MetaData) -> None:
    """In the model they have no name, or the name would be one that PostgreSQL did not choose."""
    kind = Enum("small", "big", native_enum=False, length=5, create_constraint=True)
    table = Table(
        "t",
        metadata,
        Column("price", Integer, CheckConstraint("price > 0")),
        Column("size", kind),
        Column("old", Boolean(create_constraint=True)),
        CheckConstraint("price < 10"),
        CheckConstraint("price <> length(size)"),
    )

    made = {name for name, _ in by_models(connection, metadata)}

    assert {name for name in names(table) if isinstance(name, str)} == {"t_pkey"}
    assert made == {"t_price_check", "t_size_check", "t_price_check1", "t_check"}


@pytest.mark.parametrize("options", [{}, {"schema": "other"}], ids=["same", "other"])
def test_a_copy_keeps_the_names(
    metadata: MetaData, convention: Any, options: dict[str, Any]
) -> None:
    as_tables(metadata)
    target = MetaData(naming_convention=convention)

    copies = [table.to_metadata(target, **options) for table in metadata.sorted_tables]

    assert [names(copy) for copy in copies] == [names(table) for table in metadata.sorted_tables]


def test_a_copy_without_the_convention_keeps_what_was_named_for_the_table(
    metadata: MetaData,
) -> None:
    """SQLAlchemy copies unique=True and index=True as such, to be named by the target."""
    as_tables(metadata)

    copy = metadata.tables["users"].to_metadata(MetaData())

    assert names(metadata.tables["users"]) - names(copy) == {"users_email_key", "users_role_idx"}


def test_schemas_have_names_of_their_own(metadata: MetaData) -> None:
    tables = [
        Table("t", metadata, Column("a", Text, primary_key=True, index=True), schema=schema)
        for schema in (None, "first", "second")
    ]

    assert [names(table) for table in tables] == [{"t_pkey", "t_a_idx"}] * 3


def test_a_table_that_was_removed_leaves_its_names(metadata: MetaData) -> None:
    as_tables(metadata)
    before = names(metadata.tables["users"])

    metadata.clear()
    as_tables(metadata)

    assert names(metadata.tables["users"]) == before


def test_a_table_that_could_not_be_defined_leaves_its_names(metadata: MetaData) -> None:
    unique = Column("a", Text, unique=True)
    with pytest.raises(ConstraintColumnNotFoundError):
        Table("t", metadata, unique, UniqueConstraint("no such column"))

    table = Table("t", metadata, Column("a", Text, unique=True))

    assert "t_a_key" in names(table)


def test_a_primary_key_that_is_replaced_leaves_its_name(metadata: MetaData) -> None:
    table = Table("t", metadata, Column("a", Text))

    table.append_constraint(PrimaryKeyConstraint("a"))

    assert names(table) == {"t_pkey"}


def test_a_name_that_is_changed_is_free_again(metadata: MetaData) -> None:
    first = Table("user", metadata, Column("role_id", Text, index=True))
    (index,) = first.indexes
    index.name = quoted_name("mine", quote=None)

    second = Table("user_role", metadata, Column("id", Text, index=True))

    assert "user_role_id_idx" in names(second)
