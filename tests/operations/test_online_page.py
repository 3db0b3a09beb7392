"""What docs/online.md shows works as it stands there."""

import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import alembic
import pytest
from conftest import REPOSITORY
from sqlalchemy import URL, Connection

from .online_database import database, facts, migrate, rows, run

Call = Callable[[str, str], None]

pytest_plugins = ["server_fixtures"]

PAGE = (REPOSITORY / "docs" / "online.md").read_text()
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
INDEX, NOT_NULL, START, FINISH, REFUSE = PYTHON

USERS = """
    CREATE TABLE users (id int PRIMARY KEY, email text, phone text, active text);
    INSERT INTO users VALUES (1, NULL, '555', 'yes'), (2, 'b@x', '556', 'no'), (3, 'c@x', '', NULL);
"""


@pytest.fixture
def users(server_url: URL) -> Iterator[Connection]:
    with database(server_url) as connection:
        run(connection, USERS)
        yield connection


@pytest.fixture
def call(users: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Run a function of a migration, given the code of both."""

    def run_migration(code: str, function: str) -> None:
        file = tmp_path / "migration.py"
        file.write_text(f"from alembic import op\n{code}")

        def change(op: Any) -> None:
            monkeypatch.setattr(alembic, "op", op)
            runpy.run_path(str(file))[function]()

        migrate(users, change)

    return run_migration


@pytest.mark.parametrize("code", [INDEX, NOT_NULL], ids=["index", "NOT NULL"])
def test_a_migration_of_the_page_can_be_run_again_and_undone(
    users: Connection, call: Call, code: str
) -> None:
    before = facts(users)

    for function in ("upgrade", "upgrade", "downgrade", "downgrade"):
        call(code, function)

    assert facts(users) == before


def test_the_three_steps_of_the_page_work_in_both_directions(users: Connection, call: Call) -> None:
    call(START, "upgrade")
    middle = facts(users)
    call(FINISH, "upgrade")
    assert rows(users, "SELECT is_active FROM users ORDER BY id") == [(True,), (False,), (None,)]

    call(FINISH, "downgrade")
    assert rows(users, "SELECT active FROM users ORDER BY id") == [("true",), ("false",), (None,)]
    call(FINISH, "upgrade")
    call(FINISH, "downgrade")
    call(START, "downgrade")
    call(START, "upgrade")
    assert names(facts(users)) == names(middle)


def names(found: Any) -> set[str]:
    return {line.partition("(")[0] for _, line in found}


def test_the_values_that_would_be_lost_are_refused_before(users: Connection, call: Call) -> None:
    code = f"def upgrade():\n    {REFUSE}"
    call(code, "upgrade")
    run(users, "UPDATE users SET active = 'maybe' WHERE id = 1")

    with pytest.raises(Exception, match=r"users\.active would be lost: 1 row"):
        call(code, "upgrade")
