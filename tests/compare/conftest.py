"""A live database of its own for each test, scratch databases beside it, and migrations to replay."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from server_databases import administrator, new_database
from sqlalchemy import URL, Connection

from .kept_database import KEY, with_table
from .live_database import Live
from .migrations_folder import Migrations

Replay = Callable[..., Any]


@pytest.fixture
def live(server_url: URL, shop: Path) -> Iterator[Live]:
    """An empty database. Whatever scratch databases the test has made are dropped."""
    with new_database(server_url) as url:
        found = Live(url, administrator(server_url), shop / "src")
        yield found
        with found.server.connect() as connection:
            for left in found.scratch():
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {left} WITH (FORCE)")


@pytest.fixture
def scratch(shop: Path) -> Any:
    return import_module("shop.db.compare.scratch")


@pytest.fixture
def profile_of(shop: Path) -> Any:
    return import_module("shop.db.compare.profile").Profile.of


@pytest.fixture
def no_scratch(shop: Path) -> Any:
    return import_module("shop.db.compare.scratch_session").NoScratch


@pytest.fixture
def kept(scratch: Any, profile_of: Any) -> Any:
    """A connection to the kept database of the kind `demo`, beside a live one."""

    @contextmanager
    def open_kept(
        live: Connection, key: str = KEY, fill: Callable[[Connection], Any] = with_table
    ) -> Iterator[Connection]:
        with scratch.kept(profile_of(live), "demo", key, fill) as connection:
            yield connection

    return open_kept


@pytest.fixture
def history(shop: Path) -> Any:
    return import_module("shop.db.compare.history")


@pytest.fixture
def migrations(tmp_path: Path) -> Migrations:
    return Migrations(tmp_path)


@pytest.fixture
def replay(live: Live, history: Any, migrations: Migrations) -> Replay:
    """Replay the migrations, and return what *look* sees in the scratch database."""

    def run(
        look: Callable[[Connection], Any], options: dict[str, Any] | None = None, **where: Any
    ) -> Any:
        def work(connection: Connection) -> Any:
            with history.replayed(connection, migrations.script, options or {}) as scratch:
                return look(scratch)

        return live.run(work, **where)

    return run
