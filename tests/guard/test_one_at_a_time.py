"""Who comes second waits for the first, says so, and does not wait forever."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from unittest.mock import patch

import psycopg

from .conftest import Guarded

ONE = "op.execute('CREATE TABLE users (id int)')"


@contextmanager
def other_migrator(guarded: Guarded, role: str = "migrator") -> Iterator[int]:
    """Another session that holds the lock; its process."""
    key = import_module("zlib").crc32(b"alembic alembic_version")
    with psycopg.connect(
        guarded.url.replace("migrator", role) + "?application_name=deploy"
    ) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [key])
        other.commit()
        yield other.info.backend_pid


def test_who_waits_says_for_whom_and_how_to_wait_longer(each_guarded: Guarded) -> None:
    each_guarded.write(ONE)

    with other_migrator(each_guarded) as pid:
        ran = each_guarded.alembic("upgrade", "head", MIGRATION_WAIT="1s")

    who = rf"process {pid} of migrator \(deploy\), since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d"
    assert re.search(f"Waiting for another migration of this database to end: {who}", ran.err)
    assert re.fullmatch(
        "Another migration of this database did not end within 1s.\n\n"
        rf"  It is {who}.\n"
        "  Try again when it is done, or wait longer: MIGRATION_WAIT=1h. If it hangs, end it:\n\n"
        rf"      SELECT pg_terminate_backend\({pid}\)",
        ran.failed,
    )


def test_news_come_again_and_again(guarded: Guarded) -> None:
    guarded.write(ONE)
    lock = import_module("shop.db.running.lock")

    with other_migrator(guarded), patch.object(lock, "NEWS", 0.3):
        ran = guarded.alembic("upgrade", "head", MIGRATION_WAIT="1s")

    assert 3 <= ran.err.count("Waiting for another migration") <= 4


def test_a_role_that_may_not_know_since_when_is_told_who(guarded: Guarded) -> None:
    guarded.write(ONE)

    with other_migrator(guarded, "clerk") as pid:
        ran = guarded.alembic("upgrade", "head", MIGRATION_WAIT="1s")

    assert f"  It is process {pid} of clerk (deploy).\n" in ran.failed
