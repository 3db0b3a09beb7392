"""What would block a big table for long is written as an online migration, after an atomic one."""

from textwrap import dedent, indent

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
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

from ..desk import Desk
from .users_with_mail import ROWS, Items, before, having, mail

pytest_plugins = ["server_fixtures"]

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
