"""Databases of our own beside the live one, on its server: to try things where nothing can be lost.

A *kept* database stays between runs, under a name that says what is in it: the same migrations, or
the same models, need not be run twice. It is filled under a temporary name and renamed when it is
complete, so that any number of processes may do so at once, and none ever sees an unfinished one.

A temporary database goes when its maker does. If the maker is killed, the next process that makes
one clears up: the maker has held an advisory lock, which ended with its connection.
"""

import logging
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from sqlalchemy import Connection, text

from ..commands.postgres import DUPLICATE_DATABASE, UNIQUE_VIOLATION, is_refusal, run_script
from ..failures import NOT_ALLOWED, sqlstate
from ..settings.address import identifier
from ..settings.project import PACKAGE
from .profile import Profile
from .scratch_names import Family
from .scratch_session import NoScratch, connected, execute, literal, words

log = logging.getLogger("alembic.compare")

# Seconds for others to leave a database that is to be copied or renamed. Each attempt takes
# PostgreSQL five seconds by itself.
PATIENCE = 60

# Others may drop an old database just when it is opened, or finish the same one first.
ATTEMPTS = 5

# The first half of our advisory locks, to be told from everybody else's; the second is of a name.
LOCKS = zlib.crc32(b"copier-alembic scratch") & 0x7FFFFFFF
HELD = text("""
    SELECT CAST(objid AS bigint) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = :locks AND objsubid = 2""")
EXISTS = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")
# DROP DATABASE would wait five seconds for somebody to leave.
UNUSED = text("""
    SELECT CAST(datname AS text) FROM pg_database d
    WHERE starts_with(datname, :prefix)
        AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid)""")

IN_USE = "55006"

ABOUT = (
    f"A scratch database of the project {PACKAGE}, for comparing its {{kind}} on the way to a "
    "migration. There is nothing of value in it: it may be dropped, and is made again when needed."
)


@contextmanager
def kept(
    profile: Profile, kind: str, key: str, fill: Callable[[Connection], None]
) -> Iterator[Connection]:
    """A connection to the scratch database of this *kind* and *key*; leave it as you find it.

    *kind* is "history" or "models", *key* the hash of all that decides what is in it. If there is
    none, *fill* gets a connection to an empty database like the live one that *profile* is of,
    and older ones of this kind are dropped. Raises `NoScratch`, and what *fill* raises.
    """
    family = Family.of(kind, profile.role)
    with ExitStack() as stack:
        yield _found_or_made(stack, profile, family, key, fill)


@contextmanager
def clone(live: Connection, of: str) -> Iterator[Connection]:
    """A connection to a copy of the scratch database named *of*, which is dropped in the end.

    PostgreSQL copies no database to which somebody is connected: close your own connection to *of*
    first. Other processes are waited for, up to a minute. Raises `NoScratch`.
    """
    profile, family = Profile.of(live), Family.around(of)
    with (
        _administrator(profile) as administrator,
        _temporary(administrator, family, f"TEMPLATE {identifier(of)}") as name,
        connected(profile, name) as connection,
    ):
        yield connection


def _found_or_made(
    stack: ExitStack,
    profile: Profile,
    family: Family,
    key: str,
    fill: Callable[[Connection], None],
) -> Connection:
    name, refusal = family.kept(key), NoScratch()
    for _ in range(ATTEMPTS):
        try:
            return stack.enter_context(connected(profile, name))
        except NoScratch as error:
            refusal = error
        with _administrator(profile) as administrator:
            if not administrator.scalar(EXISTS, {"name": name}):
                _make(administrator, profile, family, name, fill)
    raise refusal


def _make(
    administrator: Connection,
    profile: Profile,
    family: Family,
    name: str,
    fill: Callable[[Connection], None],
) -> None:
    with _temporary(administrator, family, _like(profile)) as temporary:
        with connected(profile, temporary) as connection:
            if profile.schema:
                execute(connection, f"CREATE SCHEMA {identifier(profile.schema)}")
            fill(connection)
            connection.commit()
        _rename(administrator, temporary, name)
    _clear_up(administrator, family, name)


@contextmanager
def _administrator(profile: Profile) -> Iterator[Connection]:
    """Each statement is a transaction of its own, as those about databases must be.

    In the live database, which lets us in for sure; nothing but databases is touched from there.
    """
    with connected(profile, profile.database, isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def _temporary(administrator: Connection, family: Family, options: str) -> Iterator[str]:
    """Create a database with these *options*; its name. It is dropped, unless it was renamed."""
    name = family.temporary()
    lock = f"({LOCKS}, {_lock(name)})"
    # Taken first, so that nobody ever sees this database without it.
    run_script(administrator, f"SELECT pg_advisory_lock{lock}")
    try:
        _clear_up(administrator, family)
        _create(administrator, name, options)
        about = literal(ABOUT.format(kind=family.kind))
        run_script(administrator, f"COMMENT ON DATABASE {identifier(name)} IS {about}")
        yield name
    finally:
        # If the connection is lost, so is the lock, and somebody else drops it.
        with suppress(Exception):
            run_script(administrator, f"DROP DATABASE IF EXISTS {identifier(name)} WITH (FORCE)")
            run_script(administrator, f"SELECT pg_advisory_unlock{lock}")


def _create(administrator: Connection, name: str, options: str) -> None:
    try:
        _patiently(administrator, f"CREATE DATABASE {identifier(name)} {options}")
    except Exception as error:
        if not is_refusal(error):
            raise
        if sqlstate(error) == NOT_ALLOWED:
            role = identifier(administrator.scalar(text("SELECT current_user")) or "")
            raise NoScratch(
                f"the role {role} may not create databases (ALTER ROLE {role} CREATEDB)"
            ) from error
        raise NoScratch(f"PostgreSQL creates no database: {words(error)}") from error


def _rename(administrator: Connection, temporary: str, name: str) -> None:
    try:
        old, new = identifier(temporary), identifier(name)
        _patiently(administrator, f"ALTER DATABASE {old} RENAME TO {new}")
    except Exception as error:
        # Another process was quicker, and its database is as good.
        if sqlstate(error) not in {DUPLICATE_DATABASE, UNIQUE_VIOLATION}:
            raise


def _patiently(administrator: Connection, statement: str) -> None:
    """Run *statement*, again and again while somebody is connected to the database it is about."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return run_script(administrator, statement)
        except Exception as error:
            if sqlstate(error) != IN_USE or time.monotonic() > end:
                raise


def _clear_up(administrator: Connection, family: Family, newest: str | None = None) -> None:
    """Drop what killed processes have left and, if there is a *newest*, the others that were kept.

    A database that somebody uses stays: the next process tries again.
    """
    # In this order: who is seen to have made a database had the lock before, and has it still.
    names = list(administrator.scalars(UNUSED, {"prefix": family.prefix}))
    held = set(administrator.scalars(HELD, {"locks": LOCKS}))
    for name in names:
        orphan = family.is_temporary(name) and _lock(name) not in held
        outdated = newest and not family.is_temporary(name) and name != newest
        if orphan or outdated:
            with suppress(Exception):
                run_script(administrator, f"DROP DATABASE IF EXISTS {identifier(name)}")
                log.debug("Dropped the scratch database %s", name)


def _lock(name: str) -> int:
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


def _like(profile: Profile) -> str:
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
