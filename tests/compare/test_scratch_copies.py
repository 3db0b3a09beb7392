"""A copy of a scratch database is complete, and gone afterwards."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

from .kept_database import has_table, never
from .live_database import DRIVERS, Live

pytest_plugins = ["server_fixtures"]


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_copy_is_complete_and_goes(driver: str, live: Live, kept: Any, scratch: Any) -> None:
    def work(connection: Connection) -> list[Any]:
        with kept(connection) as original:
            name = original.engine.url.database
        with scratch.clone(connection, name) as copy:
            copy.execute(text("INSERT INTO t VALUES ('a')"))
            copy.commit()
            found = [has_table(copy), len(live.scratch())]
        with kept(connection, fill=never) as original:
            return [*found, original.scalar(text("SELECT count(*) FROM t"))]

    assert live.run(work, driver) == [True, 2, 0]
    assert len(live.scratch()) == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_copy_goes_whatever_happens(
    error: type[BaseException], live: Live, kept: Any, scratch: Any
) -> None:
    def work(connection: Connection) -> None:
        with kept(connection) as original:
            name = original.engine.url.database
        with scratch.clone(connection, name):
            raise error

    with pytest.raises(error):
        live.run(work)

    assert len(live.scratch()) == 1


def test_a_copy_waits_for_who_uses_the_original(live: Live, kept: Any, scratch: Any) -> None:
    code = (
        "with kept(Profile.of(live), 'demo', 'abc', fill) as c:\n"
        "    print(c.engine.url.database, flush=True)\n"
        "    time.sleep(7)\n"
    )
    process = live.start(code)
    assert process.stdout is not None
    _, name = process.stdout.readline(), process.stdout.readline().strip()

    def work(connection: Connection) -> bool:
        with scratch.clone(connection, name) as copy:
            return has_table(copy)

    assert live.run(work)
    process.communicate()
