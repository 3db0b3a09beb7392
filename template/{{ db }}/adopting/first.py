"""The first migration of a database that is there: its tables, and what models cannot say.

What models cannot say is made by statements around those of the tables, which stand in the file as
PostgreSQL has them: the text of a function counts to the last blank.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Protocol

from alembic import command, context
from alembic.config import Config
from alembic.script import Script
from sqlalchemy import Connection, MetaData

from ..autogenerate.asked import Asked
from ..autogenerate.options import Options, version_table
from ..autogenerate.revise import described, write
from ..compare.history import replayed
from ..compare.models import created
from ..compare.profile import extensions
from ..compare.read import read_snapshot
from ..compare.scratch import clone
from ..compare.scratch_session import execute
from ..postgresql.quote import identifier
from ..rewrite.migration import History, Migration, Models, migration
from ..rewrite.parts.apart import prove_apart
from ..rewrite.parts.part import Part
from ..rewrite.python import code
from ..rewrite.python.strings import block, escaped
from ..target import Target
from .inside import working

MESSAGE = "baseline"


class Made(Protocol):
    """A thing that models cannot say: the statement that makes it, and the one that undoes it.

    It is empty for what goes with another, such as a comment; and so is what it is called.
    """

    @property
    def create(self) -> str: ...
    @property
    def drop(self) -> str: ...
    @property
    def what(self) -> str: ...


@dataclass(frozen=True)
class Around:
    """What is made *before* the tables, and *after* them, in this order."""

    before: Sequence[Made] = ()
    after: Sequence[Made] = ()

    @classmethod
    def of(
        cls, before: Sequence[Made], after: Sequence[Made], version_schema: str | None
    ) -> "Around":
        """The same without the *version_schema*: before any migration, Alembic's table is in it."""
        made = f"DROP SCHEMA {identifier(version_schema)}" if version_schema else None
        return cls([one for one in before if one.drop != made], after)

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


NOTHING = Around()


def write_first(config: Config, database: Target, around: Around, revision: str) -> Path:
    """Write the migration *revision*: the tables of the models, and what is *around* them.

    It is tried in a scratch database, up and down. Raises `NoScratch` if none can be had, and
    `Expected` if PostgreSQL refuses it, or if no table is registered.
    """
    texts = _Texts()

    def instead(live: Connection, metadata: MetaData, options: Options) -> None:
        _write(live, metadata, options, around, texts)

    # Alembic would say that it is done, and it is not yet.
    with working(config, database, instead), redirect_stdout(StringIO()):
        script = command.revision(config, MESSAGE, autogenerate=True, rev_id=revision)
    assert isinstance(script, Script)
    path = Path(script.path)
    path.write_text(texts.put_into(path.read_text("utf-8")), "utf-8", newline="\n")
    return path


def _write(
    live: Connection, metadata: MetaData, options: Options, around: Around, texts: "_Texts"
) -> None:
    table = version_table(options)
    with replayed(live, context.script, options) as nothing:
        empty = str(nothing.engine.url.database)
    with clone(live, empty) as copy:
        _drop_extensions(copy, around)
        models, found = _planned(live, copy, metadata, table, around)
    with clone(live, empty) as copy:
        _drop_extensions(copy, around)
        # With more than the models around them, where it leads is compared with the database.
        facts = None if around else models.facts
        prove_apart(copy, _parts(found, around, code.execute), facts, table)
    whole = Migration([_one(_parts(found, around, texts.placed))], found.accepted, found.reports)
    with replayed(live, context.script, options) as nothing:
        write(live, nothing, options, whole, models)


def _drop_extensions(copy: Connection, around: Around) -> None:
    """A scratch database has those of the live one, which the migration is to make itself."""
    for one in reversed(around.before):
        if found := re.match("DROP (EXTENSION|SCHEMA) ", one.drop):
            execute(copy, f"{found[0]}IF EXISTS {one.drop[found.end() :]}")


def _planned(
    live: Connection, copy: Connection, metadata: MetaData, table: str, around: Around
) -> tuple[Models, Migration]:
    """The models, and the way to them in *copy*, which is empty, from what is made before."""
    before = [made.create for made in around.before]
    if before:  # in one transaction, for which the first may say something
        execute(copy, "\n;\n".join(before))
    history = History(copy, lambda: read_snapshot(copy, table))
    with created(live, metadata, extensions(copy), before) as scratch:
        models = described(scratch, metadata, table)
    return models, migration(history, models, Asked.now())


def _parts(found: Migration, around: Around, execute: Callable[[str], code.Code]) -> list[Part]:
    """What comes before the tables; and the tables, with what comes after them.

    Both may comment on the same index, so that one cannot be undone without the other.
    """
    both = [_part(around.before, execute), _one([*found.parts, _part(around.after, execute)])]
    return [part for part in both if part.upgrade]


def _part(made: Sequence[Made], execute: Callable[[str], code.Code]) -> Part:
    return Part(
        upgrade=[execute(one.create) for one in made],
        downgrade=[execute(one.drop) for one in reversed(made) if one.drop],
    )


def _one(parts: Sequence[Part]) -> Part:
    """All of them, one after the other, and back: new tables have no rows to be careful with."""
    return Part(
        upgrade=[step for part in parts for step in part.upgrade],
        downgrade=[step for part in reversed(parts) for step in part.downgrade],
    )


class _Texts:
    """Statements of several lines.

    Alembic indents what it writes, and would change the text of a function: so each of them takes
    its place only when the file is written, and formatted.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def placed(self, statement: str) -> code.Code:
        """The call that runs *statement*, or its place."""
        if "\n" not in statement:
            return code.execute(statement)
        place = code.execute(f"-- {len(self._texts) + 1} of {MESSAGE}")
        text = block("\n" + escaped(statement) + "\n")
        self._texts[place.source()] = f"op.execute({text})"
        return place

    def put_into(self, source: str) -> str:
        """*source* with each statement in its place."""
        return "".join(self._lines(source))

    def _lines(self, source: str) -> Iterator[str]:
        for line in source.splitlines(keepends=True):
            call = line.strip()
            text = self._texts.get(call)
            yield line.replace(call, text) if text else line
