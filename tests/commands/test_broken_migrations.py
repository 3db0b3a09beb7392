"""A migration that cannot be read is told with its line, and not with the way that led there."""

import pytest
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

HEAD = 'revision = "{revision}"\ndown_revision = {follows!r}\n\n'


@pytest.mark.parametrize(
    ("code", "said"),
    [("def upgrade(:", "SyntaxError"), ("import nothing_of_this_name", "ModuleNotFoundError")],
    ids=["no Python", "no module"],
)
def test_the_line_is_told_that_cannot_be_imported(code: str, said: str, my_db: Db) -> None:
    my_db.write("migrations/versions/two.py", HEAD.format(revision="two", follows=None) + code)

    told = my_db.refused("heads")

    assert told.startswith("A migration cannot be imported: migrations/versions/two.py, line 4.")
    assert said in told


def test_a_migration_that_is_not_there_is_told_with_what_finds_it(my_db: Db) -> None:
    my_db.write("migrations/versions/two.py", HEAD.format(revision="two", follows="one"))

    ran = my_db.run("heads")

    told = ran.stdout.removeprefix("FAILED: ")
    assert told.startswith("There is no migration 'one', although another one names it")
    assert "git log --all --oneline -S one -- migrations" in told
    assert "UserWarning" not in ran.stderr


def test_two_ends_are_told_where_a_new_migration_wants_one(my_db: Db) -> None:
    for revision in ("one", "two"):
        text = HEAD.format(revision=revision, follows=None)
        my_db.write(f"migrations/versions/{revision}.py", text)

    told = my_db.refused("revision", "-m", "third")

    assert told.startswith("`head` is not one migration: the history has 3 ends.\n\n  ")
    assert "  one  -  (migrations/versions/one.py)\n" in told
