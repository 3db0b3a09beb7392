"""The target is only read: migrations are tried beside it, or elsewhere, and nothing is left."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.util import CommandError
from server_databases import administrator
from sqlalchemy import URL

from .desk import AN_INDEX, Desk, rules, texts

pytest_plugins = ["server_fixtures"]


def test_no_database_is_made_on_a_server_that_is_not_ours_to_try_things(
    users: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(data_folder / "review"))
    users.write("a2", AN_INDEX, "a1")
    seen = watched(monkeypatch)

    review = users.review(environment="production")

    text, _ = texts(review)
    assert rules(review) == ["index-without-concurrently"]
    assert "Note: Nothing is tried in production: the migrations ran on the embedded" in text
    assert "SHARE on users (an unknown number of rows, 16 kB)" in text
    assert str(users.url.query["host"]) not in {str(url.query["host"]) for url in seen}


def test_a_history_that_runs_on_the_target_only_says_where_it_was_tried(
    users: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(data_folder / "review"))
    users.execute("CREATE ROLE keeper_of_users")
    users.write("a2", 'op.execute("GRANT SELECT ON users TO keeper_of_users")', "a1")
    users.upgrade("a2")
    users.write("a3", AN_INDEX, "a2")

    try:
        assert rules(users.review()) == ["index-without-concurrently"]
        with pytest.raises(CommandError, match="Nothing is tried in production: the migr") as told:
            users.review(environment="production")
    finally:
        users.execute("REVOKE ALL ON users FROM keeper_of_users", "DROP ROLE keeper_of_users")

    assert 'role "keeper_of_users" does not exist' in str(told.value)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The addresses on which scratch databases are made from now on."""
    scratch, seen = import_module("shop.db.review.scratch"), []

    def seen_by(profile: Any) -> Any:
        seen.append(profile.url)
        return import_module("shop.db.compare.scratch_server").administrator(profile)

    monkeypatch.setattr(scratch, "administrator", seen_by)
    return seen


def test_the_target_is_only_read(users: Desk) -> None:
    owner = users.url
    users.execute(f'ALTER DATABASE "{owner.database}" SET default_transaction_read_only = on')
    users.write("a2", AN_INDEX, "a1")

    assert rules(users.review()) == ["index-without-concurrently"]


def test_a_target_that_cannot_be_reached_wants_to_be_told_which_migrations(users: Desk) -> None:
    users.url = users.url.update_query_dict({"port": "1"})

    with pytest.raises(CommandError, match=r"db review --against origin/main"):
        users.review()


def test_nothing_is_left_on_the_server(users: Desk, server_url: URL) -> None:
    users.write("a2", AN_INDEX, "a1")
    users.review()

    with administrator(server_url).connect() as connection:
        found = connection.exec_driver_sql("SELECT datname FROM pg_database").scalars()
        assert not [name for name in found if name.startswith("shop_review_")]
