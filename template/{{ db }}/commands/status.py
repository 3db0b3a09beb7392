"""`db status`: what the database is, where it stands, and what to type next."""

import sys
from argparse import ArgumentParser
from dataclasses import dataclass, replace

from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, text

from ..connection.connect import ConnectError, connected
from ..connection.place import place
from ..running.unknown import explain
from ..target import Target
from ..terminal.typed import as_typed_here
from .begin import opened, typed
from .database import is_missing, name
from .difference import SAME, difference
from .revisions import applied, pending, unknown

# An index that is being built is not valid either, but nothing is wrong with it.
INVALID_INDEXES = text("""
    SELECT indexrelid::regclass::text FROM pg_index
    WHERE NOT indisvalid
      AND indexrelid NOT IN (SELECT index_relid FROM pg_stat_progress_create_index)
    ORDER BY 1
""")


@dataclass(frozen=True)
class State:
    """Where a database stands, next to the migrations of the project."""

    server: str
    current: list[str]
    heads: list[str]
    pending: list[str]
    unknown: list[str]
    invalid: list[str]
    # How the models compare with it; "" where that is not asked.
    models: str = ""


def status(config: Config) -> None:
    """Show environment, server, migrations, and what to type next.

    In local and test, it is also compared with the models. The exit status is 0 when the database
    is at head, as the models say, and has no INVALID index, 1 when not, and 255 when that cannot be
    told.

    example:
      db status
      db -x env=production status || echo "not ready"
    """
    with opened(config) as (_, database):
        state = _compared(config, database, _look(config, database))
        where = f"{name(database)} on {place(database)}"
        rows = [("environment", [database.environment]), ("database", [where])]
    rows += _rows(state) if state else []
    advice = as_typed_here(_advice(config, state))
    config.print_stdout("%s", "\n".join([*_aligned(rows), "", advice or "Nothing to do."]))
    sys.exit(1 if advice else 0)


def add_options(parser: ArgumentParser) -> None:
    """It has none."""


def _look(config: Config, database: Target) -> State | None:
    try:
        return connected(database, lambda connection: _read(config, connection))
    except ConnectError as refusal:
        if is_missing(database, refusal):
            return None
        raise


def _compared(config: Config, database: Target, state: State | None) -> State | None:
    if state is None or state.pending or state.unknown:
        return state
    return replace(state, models=difference(config, database))


def _read(config: Config, connection: Connection) -> State:
    script = ScriptDirectory.from_config(config)
    current = applied(config, connection)
    foreign = unknown(script, current)
    known = [revision for revision in current if revision not in foreign]
    return State(
        server=str(connection.scalar(text("SHOW server_version"))),
        current=[*map(_titled, script.get_revisions(known)), *foreign],
        heads=[*map(_titled, script.get_revisions(script.get_heads()))],
        pending=[] if foreign else [*map(_titled, pending(script, current))],
        unknown=foreign,
        invalid=list(connection.scalars(INVALID_INDEXES)),
    )


def _titled(revision: Script) -> str:
    return f"{revision.revision}  {revision.doc}"


def _rows(state: State) -> list[tuple[str, list[str]]]:
    return [
        ("server", [f"PostgreSQL {state.server}"]),
        ("current", state.current),
        ("head", state.heads),
        ("pending", state.pending),
        ("INVALID", state.invalid),
        *([("models", [state.models])] if state.models else []),
    ]


def _aligned(rows: list[tuple[str, list[str]]]) -> list[str]:
    return [
        f"{title if number == 0 else '':<13}{value}"
        for title, values in rows
        for number, value in enumerate(values or ["none"])
    ]


def _advice(config: Config, state: State | None) -> str:
    if state is None:
        return f"The database does not exist. Next:  {typed(config, 'prepare')}"
    if state.unknown:
        return explain(state.unknown)
    if state.pending:
        head = "heads" if len(state.heads) > 1 else "head"
        return f"Next:  {typed(config, f'upgrade {head}')}"
    if state.invalid:
        return f"Next, in db shell:  REINDEX INDEX CONCURRENTLY {state.invalid[0]};"
    if state.models not in {"", SAME}:
        return f"Next, to see it in full:  {typed(config, 'check')}"
    return ""
