"""`db adopt` as somebody types it: with every driver, where there are no models, and interrupted."""

import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from adopting import stock_history
from adopting.hand_made import TABLES, TRIGGER
from conftest import REPOSITORY
from db_command import Db
from waiting import wait_until

pytest_plugins = ["server_fixtures", "command_fixtures"]

MODELS = '''\
"""Who uses the shop."""

from sqlalchemy import Column, Enum, ForeignKey, Integer, Table, Text

from .base import metadata

Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mail", Text, nullable=False, unique=True),
    Column("role", Enum("reader", "writer", name="role"), server_default="reader"),
)
Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", ForeignKey("users.id"), index=True),
)
'''

PAGE = REPOSITORY / "docs/adopting.md"
SHOWN = "2026_11_23_202830_baseline.py"

VIEW = "CREATE VIEW mails AS SELECT mail FROM users WHERE role = 'reader'"


def emptied(db: Db, tables: str = TABLES) -> Db:
    """A database that was made by hand, and a project without models and migrations."""
    for folder in ("src/shop/models", "migrations/versions"):
        for path in (db.project.path / folder).glob("*.py"):
            if path.name not in ("__init__.py", "base.py"):
                path.unlink()
    db.administrate(f"CREATE DATABASE {db.name} OWNER keeper")
    db.query(tables)
    return db


def files(db: Db) -> set[Path]:
    """What there is of models and migrations."""
    folders = [db.project.path / name for name in ("src/shop/models", "migrations")]
    found = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return {path for path in found if "__pycache__" not in path.parts}


def is_stamped(db: Db) -> bool:
    """Whether any migration counts as applied."""
    if db.query("SELECT to_regclass('alembic_version')::text") == [None]:
        return False
    return db.query("SELECT version_num FROM alembic_version") != []


def test_every_driver_adopts_what_the_models_say(each_my_db: Db) -> None:
    db = emptied(each_my_db)
    db.write("src/shop/models/users.py", MODELS)

    said = db.ok("adopt")

    (written,) = (db.project.path / "migrations/versions").glob("*.py")
    assert f"Adopted: migrations/versions/{written.name} is marked as applied.\n" in said
    assert is_stamped(db)
    assert db.query("SELECT mail FROM users") == ["ada"]
    assert "No new upgrade operations detected." in db.ok("check")


@pytest.mark.parametrize(
    ("each_db", "environment"),
    [("psycopg2", "local"), ("asyncpg", "production")],
    indirect=["each_db"],
)
def test_without_models_they_are_written_from_the_database(
    each_my_db: Db, environment: str
) -> None:
    db = emptied(each_my_db, f"{TABLES}; {TRIGGER}; {VIEW}")
    before = files(db)

    said = db.ok("-x", f"env={environment}", "adopt")

    (migration,) = [path for path in files(db) - before if path.parent.name == "versions"]
    modules = {path.stem for path in files(db) - before if path.parent.name == "models"}
    assert {"users", "posts", "neighbour"} <= modules
    printed = said.partition("INFO ")[0].replace(migration.name, SHOWN)
    assert f"```\n$ db adopt\n{printed}```" in PAGE.read_text("utf-8")
    assert "NEW.mail := lower(NEW.mail);  -- don't ask\n" in migration.read_text("utf-8")
    assert "No new upgrade operations detected." in db.ok("check")
    assert "Nothing to do" in db.ok("revision", "--autogenerate", "-m", "nothing")


def test_ctrl_c_leaves_nothing_behind(my_db: Db) -> None:
    db = emptied(my_db, f"{TABLES}; {TRIGGER}")
    before = files(db)
    program = db.start("adopt")
    wait_until(lambda: files(db) != before, seconds=60)

    program.send_signal(signal.SIGINT)
    said, _ = program.communicate()

    assert program.returncode == 130, said
    assert "Traceback" not in said
    assert files(db) == before
    assert not is_stamped(db)


MOMENTS = {
    "a draft of the models": "src/shop/_models_*/users.py",
    "the models": "src/shop/models/users.py",
    "the migration": "migrations/versions/*.py",
}


def there(folder: Path, pattern: str) -> bool:
    return any(folder.glob(pattern))


def kill_when(db: Db, is_time: Callable[[], bool]) -> None:
    """Kill `db adopt`, as the kernel would that is short of memory."""
    program = db.start("adopt")
    wait_until(lambda: is_time() or program.poll() is not None, seconds=60)
    program.kill()
    program.communicate()


def test_what_was_killed_is_cleared_up_and_done_again(my_db: Db) -> None:
    db = emptied(my_db, f"{TABLES}; {TRIGGER}")
    folder, before = db.project.path, files(db)

    for pattern in MOMENTS.values():
        kill_when(db, partial(there, folder, pattern))

        assert there(folder, pattern)
        assert not is_stamped(db)

    proved = folder / "migrations/.adopting"
    kill_when(db, lambda: proved.exists() and "is_proved" in proved.read_text("utf-8"))
    said = db.ok("adopt")

    assert "exactly what they make" in said
    assert is_stamped(db)
    assert not proved.exists()
    assert not list(folder.glob("src/shop/_models_*"))
    names = {path.name for path in files(db) - before if path.parent.name != "versions"}
    assert names == {"neighbour.py", "posts.py", "types.py", "users.py", "revisions.lock"}
    assert (folder / "migrations/revisions.lock").read_text("utf-8").endswith(" released\n")
    assert "No new upgrade operations detected." in db.ok("check")


def test_a_project_s_tests_are_mild_with_what_was_there_before(my_db: Db) -> None:
    db = emptied(my_db, "SELECT")
    stock_history.merged(db.project.path / "migrations/versions")
    db.write("src/shop/models/users.py", HISTORY_MODELS)
    refused = db.project.run("pytest", "-q", "tests/test_migrations.py", env=db.environ()).stdout
    for name in ("is_a_single_line", "can_be_undone", "is_without_a_name"):
        assert name in refused

    db.ok("adopt")

    passed = db.project.run("pytest", "-q", "tests/test_migrations.py", env=db.environ())
    assert passed.returncode == 0, passed.stdout
    db.ok("upgrade", "heads")
    db.write("src/shop/models/users.py", HISTORY_MODELS.replace("active", "is_active"))
    db.ok("-x", "drop=users.active", "revision", "--autogenerate", "-m", "first of ours")
    passed = db.project.run("pytest", "-q", "tests/test_migrations.py", env=db.environ())
    assert passed.returncode == 0, passed.stdout


HISTORY_MODELS = '''\
"""What the history makes."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from .base import metadata

Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mail", String(80), unique=True),
    Column("active", Text),
)
Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", ForeignKey("users.id")),
    Index("ix_posts_user_id", "user_id"),
)
Table("tags", metadata, Column("id", Integer, primary_key=True))
'''
