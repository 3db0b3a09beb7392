"""`db review` says what the next migrations will do, and ends with a status for CI."""

import pytest
from db_command import Db
from revision_file import source

pytest_plugins = ["server_fixtures", "command_fixtures"]

AN_INDEX = 'op.create_index("users_name_idx", "users", ["name"])'

MODEL = """
from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.orm import Mapped, mapped_column
from .base import Base

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
"""
MORE = """    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    number: Mapped[str] = mapped_column(Text, server_default="", unique=True)
"""


def test_the_status_is_for_scripts_and_the_text_for_people(my_db: Db) -> None:
    my_db.ok("prepare")
    nothing = my_db.run("review")
    add(my_db, "index", AN_INDEX)
    index = my_db.run("review")

    assert nothing.stdout.startswith("Nothing to review: no migration is pending in local: ")
    assert "INFO" not in index.stdout
    assert index.stderr.count("\n") == 1
    assert "\033" not in index.stdout
    assert "  SHARE on users (an unknown number of rows, " in index.stdout
    assert 'op.create_index("users_name_idx", "users", ["name"], postgresql_con' in index.stdout
    assert [nothing.returncode, index.returncode] == [0, 1]


def test_before_the_database_is_there_all_is_new(my_db: Db) -> None:
    add(my_db, "index", AN_INDEX)

    found = my_db.run("review", "--format", "markdown")

    assert found.stdout.startswith("## Migrations\n\n2 migrations, pending in local: ")
    assert "CREATE INDEX users_name_idx ON users (name);" in found.stdout
    assert found.returncode == 0


@pytest.mark.parametrize("words", [["--all", "abc"], ["--format", "html"]])
def test_what_is_typed_in_a_wrong_way_has_a_status_of_its_own(
    words: list[str], ready_db: Db
) -> None:
    assert ready_db.run("review", *words).returncode == 2


def test_a_role_that_may_not_create_databases_has_them_reviewed_elsewhere(my_db: Db) -> None:
    my_db.ok("prepare")
    add(my_db, "index", AN_INDEX)
    my_db.administrate("ALTER ROLE keeper NOCREATEDB")
    try:
        found = my_db.run("review")
    finally:
        my_db.administrate("ALTER ROLE keeper CREATEDB")

    said = " ".join(found.stdout.split())
    assert "Note: The role keeper may not create databases" in said
    assert "the migrations ran on the embedded PostgreSQL 18" in said
    assert found.returncode == 1


def test_what_autogenerate_writes_is_clean(my_db: Db) -> None:
    my_db.ok("prepare")
    my_db.write("src/shop/models/orders.py", MODEL)
    my_db.ok("revision", "--autogenerate", "-m", "orders")
    my_db.ok("upgrade", "head")
    my_db.write("src/shop/models/orders.py", MODEL + MORE)
    my_db.ok("revision", "--autogenerate", "-m", "more")

    found = my_db.run("review")

    assert "CONCURRENTLY" in found.stdout
    assert found.returncode == 0, found.stdout


def add(db: Db, name: str, upgrade: str) -> None:
    """Write a migration behind the last one."""
    head = db.ok("heads").split()[0]
    db.write(f"migrations/versions/{name}.py", source(name, head, upgrade))
