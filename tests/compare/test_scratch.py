"""Scratch databases: made once, complete when they are seen, and none left behind."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

from .kept_database import OTHER, has_table, never
from .live_database import DRIVERS, Live

pytest_plugins = ["server_fixtures"]


def interrupted(connection: Connection) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_database_is_filled_once_and_then_found(driver: str, live: Live, kept: Any) -> None:
    def work(connection: Connection) -> list[bool]:
        with kept(connection) as first:
            found = [has_table(first)]
        with kept(connection, fill=never) as second:
            return [*found, has_table(second)]

    assert live.run(work, driver) == [True, True]
    assert len(live.scratch()) == 1


def test_its_name_and_comment_tell_a_stranger_what_it_is(live: Live, kept: Any) -> None:
    def about(connection: Connection) -> Any:
        with kept(connection) as scratch:
            return scratch.scalar(
                text(
                    "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
                    "WHERE datname = current_database()"
                )
            )

    comment = live.run(about)

    assert live.scratch()[0].startswith("shop_demo_")
    assert "project shop" in comment
    assert "may be dropped" in comment


def test_the_live_database_is_only_read(live: Live, kept: Any) -> None:
    live.execute("CREATE TABLE mine (a int)")
    before = live.catalog()

    def work(connection: Connection) -> bool:
        with kept(connection):
            return connection.in_transaction()

    assert live.run(work) is False
    assert live.catalog() == before


def test_a_transaction_that_was_open_stays_open(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> Any:
        connection.execute(text("CREATE TABLE mine (a int)"))
        with kept(connection):
            return connection.scalar(text("SELECT count(*) FROM mine"))

    assert live.run(work) == 0


def test_a_new_one_takes_the_place_of_the_old(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection):
            pass
        with kept(connection, OTHER):
            pass

    live.run(work)

    (left,) = live.scratch()
    assert left.endswith(OTHER[:16])


def test_one_that_somebody_uses_stays(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> bool:
        with kept(connection) as old, kept(connection, OTHER):
            return has_table(old)

    assert live.run(work)
    assert len(live.scratch()) == 2


@pytest.mark.parametrize("driver", DRIVERS)
def test_an_error_leaves_nothing_and_comes_through(driver: str, live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection, fill=lambda scratch: scratch.execute(text("SELECT 1/0"))):
            pass

    with pytest.raises(Exception, match="division by zero"):
        live.run(work, driver)

    assert live.scratch() == []


def test_ctrl_c_leaves_nothing(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection, fill=interrupted):
            pass

    with pytest.raises(KeyboardInterrupt):
        live.run(work)

    assert live.scratch() == []


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_role_that_may_not_create_databases_is_told_what_to_grant(
    driver: str, live: Live, kept: Any, no_scratch: Any
) -> None:
    live.execute("DROP ROLE IF EXISTS plain", "CREATE ROLE plain LOGIN")

    def work(connection: Connection) -> None:
        with kept(connection):
            pass

    with pytest.raises(no_scratch) as refused:
        live.run(work, driver, username="plain")

    assert str(refused.value) == (
        "the role plain may not create databases (ALTER ROLE plain CREATEDB)"
    )


def test_an_unreachable_one_is_told_in_a_line(live: Live, kept: Any, no_scratch: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection) as scratch:
            name = scratch.engine.url.database
        with live.server.connect() as administrator:
            administrator.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        with kept(connection):
            pass

    with pytest.raises(no_scratch, match="is not currently accepting connections") as refused:
        live.run(work)

    assert "\n" not in str(refused.value)
