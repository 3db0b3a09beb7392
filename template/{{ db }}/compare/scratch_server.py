"""Create, rename and drop scratch databases: the statements about them, sent from beside them."""

import logging
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text

from ..postgresql.driver import is_refusal, run_script
from ..postgresql.quote import identifier, literal
from ..postgresql.sqlstate import DUPLICATE_DATABASE, NOT_ALLOWED, UNIQUE_VIOLATION, sqlstate
from ..settings.project import PACKAGE
from .profile import Profile
from .scratch_names import Family
from .scratch_session import NoScratch, connected, words

log = logging.getLogger("alembic.compare")

# Seconds for others to leave a database that is to be copied or renamed. Each attempt takes
# PostgreSQL five seconds by itself.
PATIENCE = 60

# The first half of our advisory locks, to be told from everybody else's; the second is of a name.
LOCKS = zlib.crc32(b"copier-alembic scratch") & 0x7FFFFFFF
HELD = text("""
    SELECT CAST(objid AS bigint) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = :locks AND objsubid = 2""")
# DROP DATABASE would wait five seconds for somebody to leave.
UNUSED = text("""
    SELECT CAST(datname AS text) FROM pg_database d
    WHERE starts_with(datname, :prefix)
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)""")

USED = text("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = :name)")

# To copy files is quicker where no checkpoint waits for the disk: on throwaway servers, for tests.
STRATEGY = text("""
    SELECT CASE WHEN current_setting('fsync') = 'off'
            AND CAST(current_setting('server_version_num') AS integer) >= 150000
        THEN 'STRATEGY file_copy' ELSE '' END""")

IN_USE = "55006"

ABOUT = (
    f"A scratch database of the project {PACKAGE}, for comparing its {{kind}} on the way to a "
    "migration. There is nothing of value in it: it may be dropped, and is made again when needed."
)


@contextmanager
def administrator(profile: Profile) -> Iterator[Connection]:
    """Each statement is a transaction of its own, as those about databases must be.

    In the live database, which lets us in for sure; nothing but databases is touched from there.
    """
    with connected(profile, profile.database, isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def temporary(server: Connection, family: Family, options: str) -> Iterator[str]:
    """Create a database with these *options*; its name. It is dropped, unless it was renamed."""
    name = family.temporary()
    lock = f"({LOCKS}, {_lock(name)})"
    # Taken first, so that nobody ever sees this database without it.
    run_script(server, f"SELECT pg_advisory_lock{lock}")
    try:
        clear_up(server, family)
        _create(server, name, options)
        about = literal(ABOUT.format(kind=family.kind))
        run_script(server, f"COMMENT ON DATABASE {identifier(name)} IS {about}")
        yield name
    finally:
        # If the connection is lost, so is the lock, and somebody else drops it.
        with suppress(Exception):
            _wait_for_ours(server, name)
            run_script(server, f"DROP DATABASE IF EXISTS {identifier(name)} WITH (FORCE)")
            run_script(server, f"SELECT pg_advisory_unlock{lock}")


def _create(server: Connection, name: str, options: str) -> None:
    try:
        strategy = server.scalar(STRATEGY)
        _patiently(server, f"CREATE DATABASE {identifier(name)} {options} {strategy}")
    except Exception as error:
        if not is_refusal(error):
            raise
        if sqlstate(error) == NOT_ALLOWED:
            role = identifier(server.scalar(text("SELECT current_user")) or "")
            raise NoScratch(
                f"the role {role} may not create databases (ALTER ROLE {role} CREATEDB)"
            ) from error
        raise NoScratch(f"PostgreSQL creates no database: {words(error)}") from error


def rename(server: Connection, temporary: str, name: str) -> None:
    try:
        _wait_for_ours(server, temporary)
        old, new = identifier(temporary), identifier(name)
        _patiently(server, f"ALTER DATABASE {old} RENAME TO {new}")
    except Exception as error:
        # Another process was quicker, and its database is as good.
        if sqlstate(error) not in {DUPLICATE_DATABASE, UNIQUE_VIOLATION}:
            raise


def _wait_for_ours(server: Connection, name: str) -> None:
    """Let our own session in the database *name* end, as it does a moment after it was closed.

    PostgreSQL waits too, but looks only ten times a second.
    """
    end = time.monotonic() + 0.1
    while server.scalar(USED, {"name": name}) and time.monotonic() < end:
        time.sleep(0.002)


def _patiently(server: Connection, statement: str) -> None:
    """Run *statement*, again and again while somebody is connected to the database it is about."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return run_script(server, statement)
        except Exception as error:
            if sqlstate(error) != IN_USE or time.monotonic() > end:
                raise


def clear_up(server: Connection, family: Family, newest: str | None = None) -> None:
    """Drop what killed processes have left and, if there is a *newest*, the others that were kept.

    A database that somebody uses stays: the next process tries again.
    """
    # In this order: who is seen to have made a database had the lock before, and has it still.
    names = list(server.scalars(UNUSED, {"prefix": family.prefix}))
    held = set(server.scalars(HELD, {"locks": LOCKS}))
    for name in names:
        orphan = family.is_temporary(name) and _lock(name) not in held
        outdated = newest and not family.is_temporary(name) and name != newest
        if orphan or outdated:
            with suppress(Exception):
                run_script(server, f"DROP DATABASE IF EXISTS {identifier(name)}")
                log.debug("Dropped the scratch database %s", name)


def _lock(name: str) -> int:
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


def like(profile: Profile) -> str:
    """The options of CREATE DATABASE for one that sorts and compares as the live one does."""
    locale = profile.locale
    options = {
        "ENCODING": profile.encoding,
        "LC_COLLATE": locale.get("datcollate"),
        "LC_CTYPE": locale.get("datctype"),
    }
    if provider := locale.get("datlocprovider"):  # PostgreSQL 15
        name = {"i": "ICU_LOCALE", "b": "BUILTIN_LOCALE"}.get(provider, "")
        options["LOCALE_PROVIDER"] = {"i": "icu", "b": "builtin"}.get(provider, "libc")
        options[name] = locale.get("datlocale") or locale.get("daticulocale")
        options["ICU_RULES"] = locale.get("daticurules")
    words = [f"{name} {literal(value)}" for name, value in options.items() if name and value]
    return " ".join(["TEMPLATE template0", *words])
