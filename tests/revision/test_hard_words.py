"""What SQLAlchemy has no words for, and what must come before what: written right, and both ways."""

import pytest
from changes.case import Tables
from sqlalchemy import DDL, Column, Enum, ForeignKeyConstraint, Integer, MetaData, Table, event
from sqlalchemy.dialects.postgresql import DOMAIN, INT4RANGE, TSTZRANGE

from .desk import Desk, users

pytest_plugins = ["server_fixtures"]


def nothing(metadata: MetaData) -> None:
    Table("numbers", metadata, Column("id", Integer, primary_key=True))


def moods(metadata: MetaData) -> None:
    """By their names, each domain would come before the one that it is over."""
    nothing(metadata)
    mood = Enum("glad", "sad", name="mood", metadata=metadata)
    known = DOMAIN("z_known", mood, metadata=metadata)
    good = DOMAIN("a_good", known, check="VALUE::text <> 'sad'", metadata=metadata)
    Table("days", metadata, Column("id", Integer, primary_key=True), Column("mood", good))


def rooms(*keys: str) -> Tables:
    """Tables with periods of time, and what is said of them, table and constraint, in SQL."""

    def describe(metadata: MetaData) -> None:
        nothing(metadata)
        for name in ("rented", "cleaned"):
            columns = Column("room", INT4RANGE()), Column("during", TSTZRANGE())
            Table(name, metadata, *columns)
        for key in keys:
            added = DDL(f"ALTER TABLE {key}")  # type: ignore[no-untyped-call]
            event.listen(metadata, "after_create", added)

    return describe


PRIMARY = "rented ADD CONSTRAINT in_one_hand PRIMARY KEY (room, during WITHOUT OVERLAPS)"
UNIQUE = "cleaned ADD CONSTRAINT once UNIQUE (room, during WITHOUT OVERLAPS)"
PERIOD = (
    "cleaned ADD CONSTRAINT while_rented FOREIGN KEY (room, PERIOD during)"
    " REFERENCES rented (room, PERIOD during)"
)


def dotted(*references: str) -> Tables:
    def describe(metadata: MetaData) -> None:
        other = Table("of.all", metadata, Column("id", Integer, primary_key=True))
        users(Column("all_id", Integer))(metadata)
        table = metadata.tables["users"]
        for name in references:
            table.append_constraint(ForeignKeyConstraint(["all_id"], [other.c.id], name=name))

    return describe


def since_18(desk: Desk) -> None:
    if desk.databases.version() < 180000:
        pytest.skip("PostgreSQL 18 has it")


def goes_both_ways(desk: Desk, models: Tables) -> str:
    """Write the migrations to *models*, and run them up, down, and up: what stands in them."""
    was, before = desk.databases.catalog(), desk.databases.revision()
    text = "".join(path.read_text("utf-8") for path in desk.generate(models).new)
    desk.upgrade()
    assert desk.check(models).status == 0
    assert desk.alembic(models, "downgrade", before or "base").status == 0
    assert desk.databases.catalog() == was
    desk.upgrade()
    return text


def test_a_domain_comes_after_what_it_is_over_and_goes_before_it(desk: Desk) -> None:
    desk.begin(nothing)

    goes_both_ways(desk, moods)


def test_keys_over_time_come_with_their_tables(desk: Desk) -> None:
    since_18(desk)
    desk.begin(nothing)

    text = goes_both_ways(desk, rooms(PRIMARY, UNIQUE, PERIOD))

    assert text.count("WITHOUT OVERLAPS") == 2


def test_keys_over_time_come_to_tables_that_are_there(desk: Desk) -> None:
    since_18(desk)
    desk.begin(rooms(), "INSERT INTO rented VALUES ('[1,2)', '[2026-01-01,2026-02-01)')")

    text = goes_both_ways(desk, rooms(PRIMARY, UNIQUE, PERIOD))

    assert text.count("WITHOUT OVERLAPS") == 2


def test_a_table_with_a_dot_in_its_name_is_referred_to(desk: Desk) -> None:
    desk.begin(dotted())

    text = goes_both_ways(desk, dotted("to_all"))

    assert 'REFERENCES "of.all"' in text
