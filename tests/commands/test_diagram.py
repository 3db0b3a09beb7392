"""`db diagram` draws the models into a file, and keeps it up to date."""

import re
from pathlib import Path

from conftest import REPOSITORY
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

FILE = "docs/schema.md"


def test_the_page_about_it_shows_what_it_prints(ready_db: Db) -> None:
    page = (REPOSITORY / "docs/diagram.md").read_text("utf-8")

    printed = ready_db.run("diagram", "--print").stdout.strip()
    of_one = ready_db.run("diagram", "user_providers").stdout.strip()

    assert f"\n{printed}\n" in page
    assert f"\n```mermaid\n{of_one}\n```\n" in page
    assert not (ready_db.project.path / FILE).exists()


def test_a_new_revision_draws_the_diagram_anew(my_db: Db) -> None:
    file = my_db.project.path / FILE
    my_db.administrate(f"CREATE DATABASE {my_db.name} OWNER keeper")
    assert f"FAILED: there is no {FILE} yet." in my_db.run("diagram", "--check").stdout
    assert f"{FILE} shows the 4 tables of the models." in my_db.ok("diagram")
    first = file.read_text("utf-8")
    add_a_column(my_db.project.path)

    outdated = my_db.run("diagram", "--check")
    my_db.ok("revision", "--autogenerate", "-m", "nickname")

    assert outdated.returncode == 1
    assert outdated.stdout.startswith(f"FAILED: {FILE} does not show the tables as the models")
    assert '      +        text nickname "null"\n' in outdated.stdout
    assert set(file.read_text("utf-8").splitlines()) - set(first.splitlines()) == {
        '        text nickname "null"'
    }
    assert my_db.run("diagram", "--check").returncode == 0


def test_a_table_that_is_not_there_is_told(ready_db: Db) -> None:
    message = ready_db.refused("diagram", "usrs")

    assert message == "The models have no table usrs.\n\n  Did you mean users?\n"


def test_no_server_that_others_use_is_asked(ready_db: Db) -> None:
    message = ready_db.refused("-x", "env=staging", "diagram")

    assert "are the same in staging as here" in message
    assert message.endswith("db -x env=local diagram\n")


def test_a_database_that_is_not_there_yet_is_told(db: Db) -> None:
    assert "db prepare" in db.refused("diagram", "--check")


def test_a_type_that_only_a_migration_brings_is_drawn(my_db: Db) -> None:
    my_db.administrate(f"CREATE DATABASE {my_db.name} OWNER keeper")
    (models,) = my_db.project.path.glob("src/*/models/roles.py")
    begin = "from sqlalchemy.dialects.postgresql import CITEXT\n"
    text = models.read_text("utf-8").replace("mapped_column(unique", "mapped_column(CITEXT, unique")
    models.write_text(text.replace("from sqlalchemy import", f"{begin}from sqlalchemy import"))
    (migration,) = my_db.project.path.glob("migrations/versions/*.py")
    begin = "def upgrade() -> None:\n"
    create = f'{begin}    op.execute("CREATE EXTENSION citext")\n'
    migration.write_text(migration.read_text("utf-8").replace(begin, create))

    assert "citext name UK\n" in my_db.ok("diagram", "roles")


def add_a_column(project: Path) -> None:
    (models,) = project.glob("src/*/models/users.py")
    text = models.read_text("utf-8")
    found = re.search(r"^    phone: .*\n", text, flags=re.MULTILINE)
    assert found
    models.write_text(text.replace(found[0], f"{found[0]}    nickname: Mapped[str | None]\n"))
