"""Databases of our own beside the live one, on its server: to try things where nothing can be lost.

A *kept* database stays between runs, under a name that says what is in it: the same migrations, or
the same models, need not be run twice. It is filled under a temporary name and renamed when it is
complete, so that any number of processes may do so at once, and none ever sees an unfinished one.

A temporary database goes when its maker does. If the maker is killed, the next process that makes
one clears up: the maker has held an advisory lock, which ended with its connection.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection

from ..postgresql.databases import exists
from ..postgresql.quote import identifier
from .profile import Profile
from .scratch_names import Family
from .scratch_server import administrator, clear_up, like, rename, temporary
from .scratch_session import NoScratch, connected, execute

__all__ = ["NoScratch", "clone", "kept"]

# Others may drop an old database just when it is opened, or finish the same one first.
ATTEMPTS = 5


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
        administrator(profile) as server,
        temporary(server, family, f"TEMPLATE {identifier(of)}") as name,
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
        with administrator(profile) as server:
            if not exists(server, name):
                _make(server, profile, family, name, fill)
    raise refusal


def _make(
    server: Connection,
    profile: Profile,
    family: Family,
    name: str,
    fill: Callable[[Connection], None],
) -> None:
    with temporary(server, family, like(profile)) as unfinished:
        with connected(profile, unfinished) as connection:
            if profile.schema:
                execute(connection, f"CREATE SCHEMA {identifier(profile.schema)}")
            fill(connection)
            connection.commit()
        rename(server, unfinished, name)
    clear_up(server, family, name)
