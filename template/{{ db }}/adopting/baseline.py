"""A database that was made without migrations: write the first one, prove it, mark it as applied."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from ..beginning import no_tables
from ..commands.begin import lent, typed
from ..compare.models import ModelsError
from ..compare.residue import MODELLED, Residue
from ..compare.scratch_session import NoScratch
from ..expected import Expected
from ..released.history import History
from ..target import Target
from ..wording import counted, near
from . import messages
from .differing import grouped
from .expressed import Expressed, express_beyond, express_into, forget_modules
from .facts import Facts
from .first import write_first
from .found import Found, look
from .inside import Options, inside
from .interruption import stop_if_interrupted
from .kept import kept_if_marked
from .told import told


class NotAdopted(Expected):
    """Nothing was written. The text is for the person at the keyboard."""


class Differs(NotAdopted):
    """The database is not what the models say, *left* says how."""

    def __init__(self, text: str, left: Residue) -> None:
        super().__init__(text)
        self.left = left

    @property
    def is_beyond_models(self) -> bool:
        """Whether all the difference is what models cannot say, such as a trigger."""
        return not any(map(MODELLED.match, (*self.left.extra, *self.left.missing)))


def adopt_database(config: Config, database: Target) -> str:
    """Adopt a *database* without any migration; what there is to tell. Raises `Expected`."""
    found = inside(config, database, look)
    if found.revisions:
        raise NotAdopted(_lost(config, found))
    if not found.models:
        if not found.tables:
            raise no_tables([])
        return _without_models(config, database)
    if not found.known:
        raise NotAdopted(messages.EMPTY.format(tables=counted(found.models, "table")))
    return _with_models(config, database)


def _with_models(config: Config, database: Target) -> str:
    nothing = Expressed()
    try:
        path, _ = _adopted(config, database, nothing, messages.DIFFERS)
    except (Differs, ModelsError) as refusal:
        if isinstance(refusal, Differs) and not refusal.is_beyond_models:
            raise
        return _with_more_than_models(config, database, refusal)
    return told(path, nothing)


def _with_more_than_models(config: Config, database: Target, refusal: Expected) -> str:
    beyond = inside(config, database, express_beyond)
    if not beyond.around:
        raise refusal
    try:
        path, _ = _adopted(config, database, beyond, messages.DIFFERS)
    except Expected:  # it may be about what somebody else has put into the database
        raise refusal from None
    return told(path, beyond)


def _without_models(config: Config, database: Target) -> str:
    modules: list[Path] = []
    with kept_if_marked(config, database, modules):
        expressed = inside(config, database, express_into(modules))
        forget_modules()
        path, unknown = _adopted(config, database, expressed, messages.NOT_REPRODUCED)
    return told(path, expressed, unknown)


def _adopted(
    config: Config, database: Target, expressed: Expressed, differs: str
) -> tuple[Path, dict[str, str]]:
    """The first migration, and what of the database nobody mentions. *differs* is the refusal."""

    def judged(live: Connection, metadata: MetaData, options: Options) -> dict[str, str]:
        facts = Facts.read(live, metadata, options)
        if left := facts.from_models():
            lines = grouped(left, facts.subjects)
            raise Differs(differs.format(lines=lines, adopt=typed(config, "adopt")), left)
        return facts.unknown()

    with kept_if_marked(config, database):
        try:
            path = write_first(config, database, expressed.around)
            unknown = inside(config, database, judged)
        except NoScratch as reason:
            raise NotAdopted(messages.NO_SCRATCH.format(reason=reason)) from reason
        stop_if_interrupted()
        with lent(config, "target", database):
            command.stamp(config, "head")
    history = History.of(config)
    history.keep(released=list(history.migrations))
    return path, unknown


def _lost(config: Config, found: Found) -> str:
    return messages.LOST.format(
        table=found.version_table,
        revisions=", ".join(found.revisions),
        folder=near(ScriptDirectory.from_config(config).versions),
        forget=typed(config, "stamp --purge base"),
        adopt=typed(config, "adopt"),
    )
