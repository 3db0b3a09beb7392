"""The database as the models would have it: `metadata.create_all()` in a scratch database.

The statements are collected first and sent in few scripts, as a round trip each adds up; their
text is also the key under which the database is kept.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import Connection, Dialect, MetaData
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.exc import CompileError, NoReferenceError

from ..adopting.by_hand import UNCHECKED
from ..expected import Expected
from ..postgresql.driver import is_refusal, words
from ..postgresql.quote import as_sent, identifier
from ..postgresql.sqlstate import DEPENDENT_OBJECTS, UNDEFINED, sqlstate
from ..terminal.progress import doing
from . import by_hand, extensions
from .profile import Extension, Profile
from .profile import extensions as profile_extensions
from .scratch import kept
from .scratch_session import NoScratch, execute
from .scratch_session import words as first_words

# Of the way in which this module creates: another one makes other databases.
CREATION = "2"

# Statements in one transaction. It takes a dozen locks for each table, of which a server has about
# 6,400 if nobody has tuned it (max_locks_per_transaction).
CHUNK = 200

# The beginning of what says that a server is short of something, or has ended the connection.
UNABLE = {"", "08", "53", "57"}

SCRATCH = "a scratch database; the live one was not touched"
MEND = "Mend the model, and type the same command again."


class ModelsError(Expected):
    """PostgreSQL, or SQLAlchemy, refuses the models. The text is for the person at the keyboard."""


def script(metadata: MetaData, dialect: Dialect) -> list[str]:
    """The statements of ``metadata.create_all()``, as they would arrive at PostgreSQL.

    The schemas that they name come first. *dialect* is that of a connection: it knows the version.
    What listeners of the models do with rows is left out. Raises `ModelsError` where a foreign key
    leads nowhere, or a type is none of PostgreSQL's.
    """
    recorder = _Recorder(dialect)
    try:
        metadata.create_all(recorder, checkfirst=False)
    except (NoReferenceError, CompileError) as error:
        raise ModelsError(
            f"No tables can be made of the models.\n\n  {error}\n\n  {MEND}"
        ) from error
    made = "\n".join(recorder.statements)
    missing = [name for name in recorder.schemas if not _makes(made, name)]
    return [f"CREATE SCHEMA IF NOT EXISTS {name}" for name in missing] + recorder.statements


@contextmanager
def created(
    live: Connection,
    metadata: MetaData,
    also: tuple[Extension, ...] = (),
    before: Sequence[str] = (),
    loose: Sequence[str] = (),
) -> Iterator[Connection]:
    """A connection to the scratch database that holds what *metadata* describes, and nothing else.

    *live* says on which server, and is only read. Its extensions are there, and those that are
    *also* wanted (`profile.extensions` reads those of a history). Where PostgreSQL refuses the
    models alone, it may accept them after the statements *before*; of what these make, the
    statements in *loose* drop what nothing needs. Raises `NoScratch`, and `ModelsError` if
    PostgreSQL refuses a statement.
    """
    profile = Profile.of(live)
    first, statements = by_hand.merged(before, script(metadata, live.dialect))
    more = tuple(one for one in also if one not in profile.extensions)

    def fill(connection: Connection) -> None:
        extensions.create(connection, (*profile.extensions, *more))
        for start in range(0, len(first), CHUNK):
            _run(connection, [UNCHECKED, *first[start : start + CHUNK]])
        for start in range(0, len(statements), CHUNK):
            _run(connection, statements[start : start + CHUNK])
        _drop_unneeded(connection, loose)

    found = key([*first, *statements, *loose], profile, more)
    with kept(profile, "models", found, fill) as connection:
        yield connection


@contextmanager
def created_after(
    live: Connection, metadata: MetaData, history: Connection
) -> Iterator[Connection]:
    """As `created`, with the extensions of *history*, and more of it if the models need that."""
    needed = profile_extensions(history)
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(created(live, metadata, needed))
        except ModelsError:
            made = by_hand.made_by_hand(history)
            if not made:
                raise
            before, loose = [one.create for one in made], by_hand.loose(made)
            connection = stack.enter_context(created(live, metadata, needed, before, loose))
        yield connection


def key(statements: list[str], profile: Profile, also: tuple[Extension, ...] = ()) -> str:
    """The hash of all that decides what *statements* create, in hexadecimal."""
    return profile.fingerprint(CREATION, repr(also), *statements)


class _Recorder(MockConnection):
    """Takes note of the statements that it is asked to execute, and of the schemas in them."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect, self._record)
        self.statements: list[str] = []
        self.schemas: dict[str, None] = {}  # in the order of their first use

    def _record(self, construct: Any, parameters: Any = None) -> None:
        if getattr(construct, "is_dml", False):
            return
        if schema := getattr(getattr(construct, "element", None), "schema", None):
            self.schemas[identifier(schema)] = None
        self.exec_driver_sql(str(construct.compile(dialect=self.dialect)))

    def exec_driver_sql(self, statement: str, parameters: Any = None) -> None:
        """What a listener may call, too."""
        sent = as_sent(statement, self.dialect)
        self.statements.append(_in_transaction(sent.strip()))


def _in_transaction(statement: str) -> str:
    """An index of an empty table need not be built CONCURRENTLY, which no transaction allows."""
    return re.sub(r"(?i)^(CREATE (?:UNIQUE )?INDEX )CONCURRENTLY ", r"\1", statement)


def _makes(statements: str, schema: str) -> bool:
    """Whether a listener of the models creates *schema*."""
    plain = re.escape(schema.strip('"'))
    return bool(re.search(rf'(?i)\bCREATE SCHEMA (IF NOT EXISTS )?"?{plain}"?(?!\w)', statements))


@doing("Creating the tables of the models in a scratch database")
def _run(connection: Connection, statements: list[str]) -> None:
    try:
        execute(connection, "\n;\n".join(statements))
    except Exception as error:
        if not is_refusal(error):
            raise
        if sqlstate(error)[:2] in UNABLE:
            raise NoScratch(f"PostgreSQL creates no tables: {first_words(error)}") from error
        _find_refused(connection, statements)
        raise  # together, they are refused; one by one, they are not


def _drop_unneeded(connection: Connection, drops: Sequence[str]) -> None:
    for statement in drops:
        try:
            execute(connection, statement)
        except Exception as error:
            if sqlstate(error) != DEPENDENT_OBJECTS:
                raise


def _find_refused(connection: Connection, statements: list[str]) -> None:
    """Run them one by one, and tell which one PostgreSQL refuses."""
    unchecked = f"{UNCHECKED};" if UNCHECKED in statements else ""
    for statement in statements:
        try:
            execute(connection, unchecked + statement)
        except Exception as error:
            if not is_refusal(error):
                raise
            raise ModelsError(refusal(statement, error)) from error


def refusal(statement: str, error: Exception, where: str = SCRATCH) -> str:
    """What a person is told whose models PostgreSQL refuses at this *statement*."""
    advice = MEND
    if sqlstate(error) in UNDEFINED:
        advice = (
            "Mend the model. If an extension brings that, let a migration create it first:\n\n"
            '      op.execute("CREATE EXTENSION IF NOT EXISTS ...")\n'
        )
    first = statement.partition("\n")[0].removesuffix("(").rstrip()
    return (
        f"PostgreSQL refuses the models, at this statement:  {first}\n\n{words(error)}\n\n"
        f"  That was in {where}.\n"
        f"  {advice}"
    )
