"""What would block a big table for long is written as an online migration, after an atomic one."""

from collections.abc import Callable
from textwrap import dedent, indent
from uuid import UUID

import pytest
from changes.case import Tables
from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Enum,
    ForeignKeyConstraint,
    Identity,
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
from sqlalchemy.dialects.postgresql import DOMAIN, ExcludeConstraint
from sqlalchemy.schema import SchemaItem

from .desk import Desk, users

pytest_plugins = ["server_fixtures"]

ROWS = "INSERT INTO users SELECT n, n || '@example.com' FROM generate_series(1, 9) n"

mail = Column("mail", Text)
before = users(mail)

Items = Callable[[], list[SchemaItem]]


def having(items: Items) -> Tables:
    """The models in which `users` has these, which are made anew each time."""
    return lambda metadata: users(*items())(metadata)


# What the table has after each change, and the bodies of upgrade and downgrade that lead there.
CHANGES: dict[str, tuple[Items, str, str]] = {
    "an index": (
        lambda: [mail, Index(None, "mail")],
        """
        op.create_index("users_mail_idx", "users", ["mail"], postgresql_concurrently=True)
        """,
        """
        op.drop_index(
            "users_mail_idx", table_name="users", postgresql_concurrently=True, if_exists=True
        )
        """,
    ),
    "a foreign key": (
        lambda: [mail, Column("boss", Integer), ForeignKeyConstraint(["boss"], ["users.id"])],
        """
        op.create_foreign_key(
            "users_boss_fkey", "users", "users", ["boss"], ["id"], postgresql_not_valid=True
        )
        op.validate_constraint("users_boss_fkey", "users")
        """,
        """
        op.drop_constraint("users_boss_fkey", "users", type_="foreignkey", if_exists=True)
        """,
    ),
    "a check": (
        lambda: [mail, CheckConstraint("mail <> ''", name="has_mail")],
        """
        op.create_check_constraint(
            "has_mail", "users", "mail <> ''::text", postgresql_not_valid=True
        )
        op.validate_constraint("has_mail", "users")
        """,
        """
        op.drop_constraint("has_mail", "users", type_="check", if_exists=True)
        """,
    ),
    "UNIQUE": (
        lambda: [mail, UniqueConstraint("mail")],
        """
        op.create_index(
            "users_mail_key", "users", ["mail"], unique=True, postgresql_concurrently=True
        )
        op.create_unique_constraint_using_index("users_mail_key", "users", "users_mail_key")
        """,
        """
        op.drop_constraint("users_mail_key", "users", type_="unique", if_exists=True)
        """,
    ),
    "NOT NULL": (
        lambda: [Column("mail", Text, nullable=False, default="nobody")],
        """
        op.backfill("users", "mail = 'nobody'", "mail IS NULL")
        op.create_check_constraint(
            "users_mail_is_not_null", "users", "mail IS NOT NULL", postgresql_not_valid=True
        )
        op.validate_constraint("users_mail_is_not_null", "users")
        op.alter_column("users", "mail", nullable=False)
        op.drop_constraint("users_mail_is_not_null", "users", type_="check", if_exists=True)
        """,
        """
        op.alter_column("users", "mail", nullable=True)
        """,
    ),
    "a column with a value of its own in each row": (
        lambda: [
            mail,
            Column("token", Uuid, nullable=False, server_default=func.gen_random_uuid()),
        ],
        """
        op.backfill("users", "token = gen_random_uuid()", "token IS NULL")
        op.create_check_constraint(
            "users_token_is_not_null", "users", "token IS NOT NULL", postgresql_not_valid=True
        )
        op.validate_constraint("users_token_is_not_null", "users")
        op.alter_column("users", "token", nullable=False)
        op.drop_constraint("users_token_is_not_null", "users", type_="check", if_exists=True)
        """,
        """
        op.alter_column("users", "token", nullable=True)
        """,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_is_written_as_plain_alembic(name: str, desk: Desk) -> None:
    items, upgrade, downgrade = CHANGES[name]
    desk.begin(before)

    written = desk.written(having(items))

    assert function("upgrade", upgrade) in written
    assert function("downgrade", downgrade) in written


def function(name: str, body: str) -> str:
    lines = indent(dedent(body).strip(), " " * 8)
    return f"def {name}() -> None:\n    with op.online():\n{lines}\n"


@pytest.mark.parametrize("name", CHANGES)
def test_each_file_can_be_undone_by_itself(name: str, desk: Desk) -> None:
    items, _, _ = CHANGES[name]
    desk.begin(before, ROWS)
    desk.generate(having(items))
    states = [desk.databases.catalog()]
    while upgraded(desk):
        states.append(desk.databases.catalog())

    desk.check(having(items))
    for state in reversed(states[:-1]):
        assert desk.project.alembic("downgrade", "-1").status == 0, desk.project.ran[-1]
        assert desk.databases.catalog() == state


def upgraded(desk: Desk) -> bool:
    """Whether there was one more migration to apply."""
    revision = desk.databases.revision()
    desk.project.alembic("upgrade", "+1")
    return desk.databases.revision() != revision


def test_the_online_one_follows_the_atomic_one(desk: Desk) -> None:
    desk.begin(before)

    atomic, online = desk.generate(
        having(lambda: [mail, Column("name", Text), Index(None, "mail")])
    ).new

    assert atomic.stem.endswith("_change")
    assert online.stem.endswith("_change_online")
    assert "op.add_column" in atomic.read_text("utf-8")
    assert "op.online" not in atomic.read_text("utf-8")
    assert "op.add_column" not in online.read_text("utf-8")


def test_nothing_is_split_for_tables_made_in_the_same_migration(desk: Desk) -> None:
    desk.begin(before)

    def models(metadata: MetaData) -> None:
        before(metadata)
        key, boss = Column("id", Integer, primary_key=True), Column("boss", Integer)
        reference = ForeignKeyConstraint(["boss"], ["users.id"])
        Table(
            "teams", metadata, key, boss, Index(None, "boss"), UniqueConstraint("boss"), reference
        )

    assert "op.online" not in desk.written(models)


def test_an_index_that_changes_serves_until_the_new_one_is_built(desk: Desk) -> None:
    desk.begin(having(lambda: [mail, Index("by_mail", "mail")]))

    written = desk.written(having(lambda: [mail, Index("by_mail", text("lower(mail)"))]))

    assert (
        """\
        op.create_index(
            "by_mail_new", "users", [sa.text("lower(mail)")], postgresql_concurrently=True
        )
        op.drop_index("by_mail", table_name="users", postgresql_concurrently=True, if_exists=True)
        op.execute("ALTER INDEX by_mail_new RENAME TO by_mail")
"""
        in written
    )


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


def version(desk: Desk) -> int:
    """The server's, such as 180006."""
    ((found,),) = desk.databases.rows("SHOW server_version_num")
    return int(found)


@pytest.mark.parametrize("name", TOGETHER)
def test_what_belongs_together_is_changed_in_an_order_that_works(name: str, desk: Desk) -> None:
    if name == VIRTUAL and version(desk) < 180000:
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


def test_a_hook_may_give_the_files_other_identifiers(desk: Desk) -> None:
    desk.begin(before)
    env = desk.project.folder / "migrations" / "env.py"
    source = env.read_text("utf-8")
    hook = "lambda _, __, files: setattr(files[0], 'rev_id', 'chosen')"
    given = f"migrate(tables, process_revision_directives={hook})"
    env.write_text(source.replace("migrate(tables)", given), "utf-8")

    dropping = having(lambda: [Column("name", Text), Index(None, "name")])
    atomic, online = desk.generate(dropping, "-x", "drop=users.mail").new

    assert "accepted = " in atomic.read_text("utf-8")
    assert "down_revision = 'chosen'" in online.read_text("utf-8")


def test_a_file_that_only_fills_says_why_it_undoes_nothing(desk: Desk) -> None:
    desk.begin(before)

    _, online = desk.generate(
        having(lambda: [mail, Column("token", Uuid, server_default=func.gen_random_uuid())])
    ).new

    written = online.read_text("utf-8")
    assert "nothing_to_undo = 'it only fills what the migration before it has added'" in written
    assert 'op.backfill("users", "token = gen_random_uuid()", "token IS NULL")' in written


def test_foreign_keys_of_partitioned_tables_are_online_since_postgresql_18(desk: Desk) -> None:
    def models(*more: SchemaItem) -> Tables:
        return lambda metadata: events(metadata, *more)

    desk.begin(models())

    reference = ForeignKeyConstraint(["kind"], ["kinds.id"])
    ran = desk.generate(models(reference, Index("events_kind_idx", "kind")))

    is_atomic = version(desk) < 180000
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
