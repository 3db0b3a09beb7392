"""Where no scratch database can be had: the models created in the live database, and undone.

In schemas of their own, inside a savepoint. Nobody else ever sees them, and no lock is taken on what
is there; but each table takes a dozen locks until the end, of which a server has a few thousand.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateSchema

from ..postgresql.catalog import read_facts
from ..postgresql.quote import identifier
from ..postgresql.sqlstate import NOT_ALLOWED, sqlstate
from .models import UNABLE, ModelsError, refusal
from .read import read_snapshot
from .residue import Fact
from .scratch_session import NoScratch, words
from .snapshot import Snapshot

PREFIX = "_models_"

# A server that nobody tuned has room for some 6,400 locks, and others need some, too.
MOST_TABLES = 300

# No right to do it, or none to change anything at all.
MAY_NOT = {NOT_ALLOWED, "25006"}

_QUALIFIED = re.compile(rf'(")?{PREFIX}((?(1)[^"]+|\w+))(?(1)")\.')

Thing = TypeVar("Thing")


@contextmanager
def created(live: Connection, metadata: MetaData) -> Iterator[None]:
    """While this is open, the models are in schemas called like theirs, with a prefix.

    Raises `NoScratch` where that cannot be, with the reason, and `ModelsError` if PostgreSQL
    refuses a statement.
    """
    if len(metadata.tables) > MOST_TABLES:
        raise NoScratch(
            f"{len(metadata.tables)} tables are too many for a transaction on a live server"
        )
    default = str(live.scalar(text("SELECT current_schema()")))
    savepoint = live.begin_nested()
    try:
        _create(live, metadata, default)
        yield
    except DBAPIError as error:
        if sqlstate(error) in MAY_NOT or sqlstate(error)[:2] in UNABLE:
            raise NoScratch(f"nor can the models be tried in a schema: {words(error)}") from error
        statement = _without_prefix(error.statement or "").strip()
        where = "a transaction that was rolled back"
        raise ModelsError(refusal(statement, error, where)) from error
    finally:
        live.execution_options(schema_translate_map=None)
        savepoint.rollback()


def _create(live: Connection, metadata: MetaData, default: str) -> None:
    named = {table.schema for table in metadata.tables.values() if table.schema} | {default}
    for name in sorted(named):
        live.execute(CreateSchema(PREFIX + name))
    path = f"{identifier(PREFIX + default)}, {identifier(default)}"
    live.execute(text("SELECT set_config('search_path', :path, true)"), {"path": path})
    translated: Mapping[str | None, str] = {name: PREFIX + name for name in named}
    ours = {**translated, None: PREFIX + default}
    metadata.create_all(live.execution_options(schema_translate_map=ours), checkfirst=False)


def models_snapshot(live: Connection, version_table: str) -> Snapshot:
    """What `created` made, as if it were where the models say."""
    path = str(live.scalar(text("SELECT current_setting('search_path')")))
    found = read_snapshot(live, version_table, search_path=path)
    default = found.default_schema.removeprefix(PREFIX)
    return replace(_renamed(_ours(found)), default_schema=default)


def models_facts(live: Connection, version_table: str) -> set[Fact]:
    """The lines of the catalog for what `created` made, likewise."""
    facts = read_facts(live, version_table)
    return {
        (_without_prefix(subject), _without_prefix(line))
        for subject, line in facts
        if PREFIX in subject and not line.startswith("schema ")
    }


def _ours(found: Snapshot) -> Snapshot:
    """Only what is in our schemas, of which the first is the default one."""

    def is_ours(thing: Any) -> bool:
        name = getattr(thing, "table", thing.name)
        return name.schema is None or name.schema.startswith(PREFIX)

    kept: dict[str, Any] = {
        one.name: {key: thing for key, thing in getattr(found, one.name).items() if is_ours(thing)}
        for one in fields(found)
        if isinstance(getattr(found, one.name), dict)
    }
    schemas = frozenset(name for name in found.schemas if name.startswith(PREFIX))
    return replace(found, schemas=schemas, shared_schemas=frozenset(), **kept)


def _renamed(thing: Thing) -> Thing:
    """*thing* with the names of the models' schemas in every text."""
    made: Any = thing
    match thing:
        case str():
            made = _without_prefix(thing.removeprefix(PREFIX))
        case dict():
            made = {_renamed(key): _renamed(value) for key, value in thing.items()}
        case tuple():
            made = tuple(_renamed(one) for one in thing)
        case frozenset():
            made = frozenset(_renamed(one) for one in thing)
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            made = replace(
                thing, **{one.name: _renamed(getattr(thing, one.name)) for one in fields(thing)}
            )
    return made  # type: ignore[no-any-return]


def _without_prefix(words: str) -> str:
    return _QUALIFIED.sub(lambda found: f"{found[1] or ''}{found[2]}{found[1] or ''}.", words)
