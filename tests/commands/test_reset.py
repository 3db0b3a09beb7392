"""`db reset` begins anew where that loses nothing that matters, and nowhere else."""

import psycopg
import pytest
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

A_ROLE = "INSERT INTO roles (name) VALUES ('mine')"
ROLES = "SELECT name FROM roles ORDER BY id"


def test_reset_leaves_the_seeds_alone_and_throws_out_whoever_is_connected(each_db: Db) -> None:
    each_db.ok("prepare")
    each_db.query(A_ROLE)

    with psycopg.connect(each_db.address):
        printed = each_db.ok("reset", "--yes")

    assert f"Dropped database {each_db.name}\nINFO  Created database {each_db.name}\n" in printed
    assert each_db.query(ROLES) == ["admin", "editor", "member"]


def test_reset_asks_on_a_terminal(db: Db) -> None:
    db.ok("prepare")
    db.query(A_ROLE)

    no = db.typing("n", "reset")
    before = db.query(ROLES)
    yes = db.typing("y", "reset")

    assert f"Drop every row of database {db.name}? [y/N] " in no.stderr
    assert "FAILED: Nothing was dropped.\n" in no.stdout
    assert (no.returncode, yes.returncode) == (255, 0)
    assert set(before) - set(db.query(ROLES)) == {"mine"}


def test_reset_asks_nobody_where_nobody_is(db: Db) -> None:
    message = db.refused("reset")

    assert message.startswith("Nothing was dropped.\n")
    assert "      db reset --yes\n" in message


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_reset_is_refused_where_people_work(environment: str, db: Db) -> None:
    message = db.refused("-x", f"env={environment}", "reset", "--yes")

    assert message.startswith(f"Nothing was dropped: this is {environment}.\n")


def test_reset_is_refused_on_another_machine_unless_that_is_named(db: Db) -> None:
    far = {"DATABASE_URL": "postgresql://keeper@db.example.com/shop"}

    message = db.refused("reset", "--yes", env=far)

    assert "db.example.com is not this machine" in message
    assert "      db -x host=db.example.com reset --yes\n" in message


def test_reset_needs_no_database_to_begin_with(db: Db) -> None:
    assert "Created database" in db.ok("-x", "env=test", "reset", "--yes")
