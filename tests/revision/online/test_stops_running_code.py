"""What cannot be done online stays atomic, and that it stops running code is told."""

from uuid import UUID

import pytest
from changes.case import Tables
from sqlalchemy import (
    Column,
    Computed,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import DOMAIN, ExcludeConstraint
from sqlalchemy.schema import SchemaItem

from ..desk import Desk, users
from .users_with_mail import ROWS, Items, before, having, mail

pytest_plugins = ["server_fixtures"]

CANNOT_BE_ONLINE: dict[str, tuple[Items, str]] = {
    "EXCLUDE": (
        lambda: [mail, ExcludeConstraint(("id", "="), name="one_mail", using="btree")],
        "one_mail",
    ),
    "an identity": (lambda: [mail, Column("number", Integer, Identity())], "users.number"),
    "a stored computed column": (
        lambda: [mail, Column("length", Integer, Computed("length(mail)", persisted=True))],
        "users.length",
    ),
    "a type": (lambda: [Column("mail", Uuid)], "users.mail becomes uuid"),
    "NOT NULL without a default of the database": (
        lambda: [mail, Column("phone", Text, nullable=False, default="none")],
        "server_default=sa.text(\"'none'\")",
    ),
    "a domain with a rule": (
        lambda: [mail, Column("phone", DOMAIN("phone", Text, check="VALUE <> ''"))],
        "users.phone is new, and gets a value in each row",
    ),
    "a rename": (
        lambda: [Column("email", Text, info={"renamed_from": "mail"})],
        'op.start_column_change("users", "mail", "email", "text", up="mail", down="email")',
    ),
}


@pytest.mark.parametrize("name", CANNOT_BE_ONLINE)
def test_what_stops_running_code_is_told(name: str, desk: Desk) -> None:
    items, said = CANNOT_BE_ONLINE[name]
    desk.begin(before)

    ran = desk.generate(having(items))

    (told,) = ran.logged.split("Stops running code: ")[1:]
    assert said in told


def test_the_size_of_the_table_is_told(desk: Desk) -> None:
    desk.begin(before, ROWS.replace("9", "20000") + "; ANALYZE users")

    ran = desk.generate(users(Column("mail", Uuid)))

    assert "(users has about 20,000 rows, " in ran.logged


def test_a_file_that_rewrites_a_table_says_so_and_shows_the_three_steps(desk: Desk) -> None:
    desk.begin(before)

    written = desk.written(users(Column("mail", Uuid)))

    assert (
        """\
    # PostgreSQL writes users anew, and nobody can read or write it meanwhile.
    # Where that takes too long, let mail_new take its place step by step, by hand:
    #
    #     with op.online():
    #         op.start_column_change(
    #             "users", "mail", "mail_new", "uuid", up="mail::uuid", down="mail_new::text"
    #         )
    #         op.backfill("users", "mail_new = mail::uuid", "mail_new IS NULL AND mail IS NOT NULL")
    #     # when no code uses mail any more, in another migration:
    #     op.finish_column_change("users", "mail", "mail_new", drop="mail")
    op.alter_column("users", "mail", type_=sa.Uuid(), postgresql_using="mail::uuid")
"""
        in written
    )


def test_a_line_break_in_a_name_does_not_end_a_comment(desk: Desk) -> None:
    def models(type_: type[Text] | type[Uuid[UUID]]) -> Tables:
        return lambda metadata: _lines(metadata, type_)

    desk.begin(models(Text))

    desk.generate(models(Uuid))
    desk.upgrade()

    assert desk.check(models(Uuid)).status == 0


def _lines(metadata: MetaData, type_: type[Text] | type[Uuid[UUID]]) -> None:
    key = Column("id", Integer, primary_key=True)
    Table("two\nlines", metadata, key, Column("a\nb", type_))


def test_foreign_keys_of_partitioned_tables_are_online_since_postgresql_18(desk: Desk) -> None:
    def models(*more: SchemaItem) -> Tables:
        return lambda metadata: events(metadata, *more)

    desk.begin(models())

    reference = ForeignKeyConstraint(["kind"], ["kinds.id"])
    ran = desk.generate(models(reference, Index("events_kind_idx", "kind")))

    is_atomic = desk.databases.version() < 180000
    assert len(ran.new) == 1 + is_atomic
    assert ("Stops running code: events gets events_kind_fkey" in ran.logged) == is_atomic


def events(metadata: MetaData, *more: SchemaItem) -> None:
    """A partitioned table, and one that it may refer to."""
    Table("kinds", metadata, Column("id", Integer, primary_key=True))
    kind = Column("kind", Integer, primary_key=True, autoincrement=False)
    number = Column("number", Integer)
    Table("events", metadata, kind, number, *more, postgresql_partition_by="LIST (kind)")


def test_unique_on_a_partitioned_table_stays_atomic(desk: Desk) -> None:
    desk.begin(events)

    ran = desk.generate(lambda metadata: events(metadata, UniqueConstraint("kind", "number")))

    assert len(ran.new) == 1
    assert "Stops running code: events gets events_kind_number_key" in ran.logged
