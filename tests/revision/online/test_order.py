"""Where one change needs another, atomic or online, they come in an order that works both ways."""

import pytest
from changes.case import Tables
from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Enum,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)

from ..desk import Desk, users
from .users_with_mail import ROWS, Items, before, having, mail

pytest_plugins = ["server_fixtures"]

VIRTUAL = "a column that shows what is computed from one that gets its values later"

# The rows that there are, what the table had, and what it has: none of it changes by itself.
TOGETHER: dict[str, tuple[str, Items, Items]] = {
    "names that we would take are taken": (
        ROWS,
        lambda: [
            mail,
            CheckConstraint("mail IS NOT NULL", name="users_mail_is_not_null"),
            Index("by_mail", "mail"),
            Index("by_mail_new", "mail", "id"),
        ],
        lambda: [
            Column("mail", Text, nullable=False),
            CheckConstraint("mail IS NOT NULL", name="users_mail_is_not_null"),
            Index("by_mail", text("lower(mail)")),
            Index("by_mail_new", "mail", "id"),
        ],
    ),
    "a column that is computed from one that gets its values later": (
        f"{ROWS}; INSERT INTO users (id) VALUES (10)",
        lambda: [mail],
        lambda: [
            Column("mail", Text, nullable=False, default="nobody"),
            Column("lower", Text, Computed("lower(mail)", persisted=True), nullable=False),
        ],
    ),
    VIRTUAL: (
        f"{ROWS}; INSERT INTO users (id) VALUES (10)",
        lambda: [mail],
        lambda: [
            Column("mail", Text, nullable=False, default="nobody"),
            Column("upper", Text, Computed("upper(mail)", persisted=False), nullable=False),
        ],
    ),
    "a new value of an enum, which rows get in a new column": (
        ROWS,
        lambda: [mail, Column("mood", Enum("happy", name="mood"))],
        lambda: [
            mail,
            Column("mood", Enum("happy", "sad", name="mood")),
            Column("next", Enum("happy", "sad", name="mood"), nullable=False, default="sad"),
        ],
    ),
    "a new key with a value of its own in each row": (
        "INSERT INTO users VALUES ('1@example.com'), ('2@example.com')",
        lambda: [mail],
        lambda: [
            mail,
            Column("token", Uuid, primary_key=True, server_default=func.gen_random_uuid()),
        ],
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_what_belongs_together_is_changed_in_an_order_that_works(name: str, desk: Desk) -> None:
    if name == VIRTUAL and desk.databases.version() < 180000:
        pytest.skip("there are no virtual columns before PostgreSQL 18")
    rows, was, becomes = TOGETHER[name]
    has_key = not any(isinstance(one, Column) and one.primary_key for one in becomes())

    def models(items: Items) -> Tables:
        return having(items) if has_key else lambda metadata: _table(metadata, items)

    desk.begin(models(was), rows)
    start = str(desk.databases.revision())
    before = desk.databases.catalog()

    desk.generate(models(becomes))
    desk.upgrade()

    assert desk.check(models(becomes)).status == 0
    assert desk.project.alembic("downgrade", start).status == 0, desk.project.ran[-1]
    assert desk.databases.catalog() == before


def _table(metadata: MetaData, items: Items) -> None:
    columns = [one._copy() if isinstance(one, Column) else one for one in items()]
    Table("users", metadata, *columns)


# What a foreign key relies on, before and after.
KEYS: dict[str, tuple[Items | None, Items]] = {
    "a unique index comes, and so does the table": (
        None,
        lambda: [Index("by_mail", "mail", unique=True)],
    ),
    "a unique index becomes UNIQUE": (
        lambda: [Index("by_mail", "mail", unique=True)],
        lambda: [UniqueConstraint("mail")],
    ),
    "a unique index changes": (
        lambda: [Index("by_mail", "mail", unique=True)],
        lambda: [Index("by_mail", "mail", unique=True, postgresql_include=["id"])],
    ),
    "UNIQUE changes": (
        lambda: [UniqueConstraint("mail")],
        lambda: [UniqueConstraint("mail", postgresql_nulls_not_distinct=True)],
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_foreign_key_never_lacks_the_key_that_it_relies_on(name: str, desk: Desk) -> None:
    was, becomes = KEYS[name]
    desk.begin(_posts(was) if was else before, ROWS)
    start, catalog = str(desk.databases.revision()), desk.databases.catalog()

    desk.generate(_posts(becomes))
    desk.upgrade()

    assert desk.check(_posts(becomes)).status == 0
    assert desk.project.alembic("downgrade", start).status == 0, desk.project.ran[-1]
    assert desk.databases.catalog() == catalog


def test_a_foreign_key_is_not_made_again_for_another_key_that_fits(desk: Desk) -> None:
    desk.begin(_posts(lambda: [UniqueConstraint("mail")]))

    twice = [UniqueConstraint("mail"), Index("by_mail", "mail", unique=True)]
    written = desk.written(_posts(lambda: twice))

    assert "posts_mail_fkey" not in written


def _posts(keys: Items) -> Tables:
    def describe(metadata: MetaData) -> None:
        users(mail, *keys())(metadata)
        reference = ForeignKeyConstraint(["mail"], ["users.mail"])
        Table("posts", metadata, Column("id", Integer, primary_key=True), mail._copy(), reference)

    return describe
