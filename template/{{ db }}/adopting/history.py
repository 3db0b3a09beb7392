"""A history that Alembic has made: taken over as it is, once it was replayed and compared.

No file of it is changed. migrations/revisions.lock remembers where it ends: what comes after is
held to more.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alembic import command, context
from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, MetaData

from ..autogenerate.options import Options
from ..commands.begin import lent, typed
from ..commands.revisions import unknown
from ..compare.history_errors import HistoryError
from ..compare.replay import ASKING
from ..compare.residue import Residue
from ..compare.scratch_session import NoScratch
from ..released import lockfile
from ..released.adopted import named_by_models
from ..released.history import History
from ..running.unknown import explain
from ..target import Target
from ..terminal.progress import doing
from ..terminal.wording import counted, near
from . import messages
from .baseline import NotAdopted
from .conventions import PLAIN
from .differing import grouped
from .facts import Facts, tables
from .found import Found, look
from .inside import inside

# What migrations/script.py.mako writes into every file, and Alembic's own does not.
OURS = "\nFollows:"


@dataclass(frozen=True)
class Standing:
    """A database beside a history, and that beside the models."""

    found: Found
    # What revisions.lock is to say of the migrations.
    state: str
    heads: tuple[str, ...]
    # The migrations of which Alembic's table does not know.
    pending: int
    # Whether the database has a table that the migrations make.
    has_tables: bool
    # How the database differs from what the migrations make, and how that does from the models.
    drift: Residue
    change: Residue
    # The drift, for a person.
    lines: str

    @property
    def is_empty(self) -> bool:
        """Whether the database has none of the tables that the migrations make."""
        return not self.found.revisions and bool(self.drift) and not self.has_tables

    @property
    def is_to_be_marked(self) -> bool:
        """Whether the database is what the migrations make, and nobody has told Alembic."""
        return not self.found.revisions and not self.drift


def adopt_history(config: Config, database: Target, proved: str = "") -> str:
    """Take over the history; what there is to tell. Raises `Expected`.

    *proved* is the first migration of an adoption that was killed when it was to be marked.
    """
    try:
        with doing("Comparing the database with its migrations", logged=False):
            standing = inside(config, database, _compared)
    except NoScratch as reason:
        raise NotAdopted(messages.NO_SCRATCH.format(reason=reason)) from reason
    except HistoryError as reason:
        raise NotAdopted(_never_ran(config, reason)) from reason
    if refusal := _refusal(config, standing):
        raise NotAdopted(refusal)
    if standing.is_to_be_marked:
        with lent(config, "target", database):
            command.stamp(config, "heads")
    return "\n".join(_told(config, standing, _record(config, standing.state, proved)))


def _compared(live: Connection, metadata: MetaData, options: Options) -> Standing:
    found, script = look(live, metadata, options), context.script
    if foreign := unknown(script, found.revisions):
        raise NotAdopted(explain(foreign))
    facts, state = _replayed(live, metadata, options)
    drift = facts.from_history()
    return Standing(
        found=found,
        state=state,
        heads=tuple(script.get_heads()),
        pending=len(list(script.iterate_revisions("heads", found.revisions, implicit_base=True))),
        has_tables=bool(tables(facts.live) & tables(facts.history)),
        drift=drift,
        change=facts.between() if metadata.tables else Residue([], []),
        lines=grouped(drift, facts.subjects),
    )


def _replayed(live: Connection, metadata: MetaData, options: Options) -> tuple[Facts, str]:
    """The history as its migrations were run: with the models' names for what has none, or without.

    Alembic's env.py brings the models' naming convention along, if they had one by then.
    """
    script = context.script
    known = lockfile.read(Path(script.dir, lockfile.NAME))
    drafts = {one.revision for one in theirs(script)} - {
        line.revision for line in known.values() if line.released
    }
    named = drafts | named_by_models(script)
    facts = Facts.read(live, metadata, options | {ASKING: named})
    if not facts.from_history() or dict(metadata.naming_convention) == dict(PLAIN):
        return facts, lockfile.ADOPTED
    bare = Facts.read(live, metadata, options | {ASKING: ()})
    if bare.from_history():
        return facts, lockfile.ADOPTED
    return bare, lockfile.UNNAMED


def theirs(script: ScriptDirectory) -> list[Script]:
    """The migrations that were not written here."""
    return [one for one in script.walk_revisions() if not _is_ours(one)]


def _refusal(config: Config, standing: Standing) -> str:
    """Why it is not adopted, if it is not. Where migrations are pending, much differs for good."""
    if not standing.drift or standing.is_empty:
        return ""
    if standing.found.revisions and standing.pending:
        return ""
    advice = messages.CHANGED_BY_HAND if standing.found.revisions else messages.NOT_AT_THE_END
    told = advice.format(adopt=typed(config, "adopt"))
    return messages.DRIFTED.format(lines=standing.lines, advice=told)


def _record(config: Config, state: str, proved: str) -> list[str]:
    """Let revisions.lock say that the migrations of others have this *state*; return these."""
    history = History.of(config)
    found = [one.revision for one in theirs(history.script) if one.revision not in history.released]
    ours = [proved] if proved in history.migrations else []
    with doing("Taking the migrations down in revisions.lock"):
        history.keep(released=ours, adopted=dict.fromkeys(found, state))
    return found


def _is_ours(migration: Script) -> bool:
    tree = ast.parse(Path(migration.path).read_bytes())
    return OURS in (ast.get_docstring(tree, clean=False) or "")


def _told(config: Config, standing: Standing, adopted: list[str]) -> Iterator[str]:
    script = ScriptDirectory.from_config(config)
    if adopted:
        number = counted(len(adopted), "migration")
        yield f"Adopted, as they are: {number} in {near(script.versions)}."
    else:
        yield "The migrations are in revisions.lock already."
    yield ""
    yield f"  up to      {', '.join(standing.heads)}"
    yield f"  database   {_database(standing)}"
    yield f"  models     {_models(standing)}"
    if step := _next(config, standing):
        yield ""
        yield f"Next:  {step}"


def _database(standing: Standing) -> str:
    if standing.is_empty:
        return "empty"
    if standing.is_to_be_marked:
        return "exactly what they make; marked as such now"
    if not standing.pending:
        return "exactly what they make"
    behind = f"{counted(standing.pending, 'migration')} behind"
    return behind if standing.drift else f"exactly what they make, but marked as {behind}"


def _models(standing: Standing) -> str:
    if not standing.found.models:
        return "none: no table is registered"
    number = len(list(standing.change))
    return f"differ in {counted(number, 'line')}" if number else "the same"


def _next(config: Config, standing: Standing) -> str:
    """What to type, if there is something to do."""
    if len(standing.heads) > 1:
        return 'alembic merge heads -m "merge"   (until then:  alembic upgrade heads)'
    if standing.is_empty:
        return typed(config, "prepare")
    if standing.pending and standing.found.revisions:
        verb = "upgrade head" if standing.drift else "stamp head"
        return typed(config, verb)
    if standing.change:
        return 'alembic revision --autogenerate -m "..."   (alembic check shows what differs)'
    return ""


def _never_ran(config: Config, reason: HistoryError) -> str:
    return messages.NEVER_RAN.format(
        reason=reason,
        versions=near(ScriptDirectory.from_config(config).versions),
        forget=typed(config, "stamp --purge base"),
        adopt=typed(config, "adopt"),
    )
