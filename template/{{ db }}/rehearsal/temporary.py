"""A database that is there for one rehearsal, and dropped in the end.

If we are killed, the next rehearsal on this server drops it (see `compare.scratch`). Its name says
what it is, such as `shop_rehearsal_5f0c21aa_tmp_4be1c0d7`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text

from ..compare.profile import NOT_TAKEN
from ..compare.scratch_names import Family
from ..compare.scratch_server import clear_up, temporary
from ..connection.connect import ConnectError
from ..postgresql.driver import is_refusal, run_script
from ..postgresql.quote import identifier, literal
from ..target import Target
from .session import Session, session

# What ALTER DATABASE and ALTER ROLE IN DATABASE have set; the role's own wins, and comes last.
SETTINGS = text("""
    SELECT split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1)
    FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase, unnest(setconfig) AS entry
    WHERE datname = current_database()
        AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))
    ORDER BY setrole""")
# Their values are lists of names, quoted already.
LISTS = {"search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries"}

ABOUT = "A copy of {of}, made by `db rehearse` to be dropped in the end. Nobody needs it any more."

Settings = Sequence[tuple[str, str]]


@contextmanager
def temporary_database(
    do: Session, role: str, options: str, of: str, settings: Settings
) -> Iterator[str]:
    """Create a database of *role* with these *options*, a copy *of* another; yield its name.

    *settings* are those that `settings_of` has found there. Raises `NoScratch`.
    """
    family = Family.of("rehearsal", role)
    making = do(lambda server: temporary(server, family, options))
    name = do(lambda _: making.__enter__())
    try:
        do(lambda server: _describe(server, name, of, settings))
        yield name
    finally:
        do(lambda _: making.__exit__(None, None, None))


def settings_of(connection: Connection) -> list[tuple[str, str]]:
    """What sessions in the database of *connection* begin with, which no copy has by itself."""
    found = [(str(name), str(value)) for name, value in connection.execute(SETTINGS)]
    return [(name, value) for name, value in found if name not in NOT_TAKEN]


def clear_up_after_others(database: Target) -> None:
    """Drop what killed rehearsals have left on the server of *database*, where that can be done."""
    with suppress(ConnectError), session(database) as do:
        do(lambda server: clear_up(server, Family.of("rehearsal", database.role)))


def _describe(server: Connection, name: str, of: str, settings: Settings) -> None:
    run_script(server, f"COMMENT ON DATABASE {identifier(name)} IS {literal(ABOUT.format(of=of))}")
    for setting, value in settings:
        written = value if setting in LISTS else literal(value)
        statement = f"ALTER DATABASE {identifier(name)} SET {identifier(setting)} = {written}"
        _if_allowed(server, statement)


def _if_allowed(server: Connection, statement: str) -> None:
    """An administrator may have set what only administrators may set."""
    try:
        run_script(server, statement)
    except Exception as error:
        if not is_refusal(error):
            raise
