"""A database that was made without migrations: write the first one, prove it, mark it as applied."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import rev_id
from sqlalchemy import Connection, MetaData

from ..autogenerate.beginning import no_tables
from ..autogenerate.options import Options
from ..commands.begin import lent, typed
from ..compare.models import ModelsError
from ..compare.residue import MODELLED, Residue
from ..compare.scratch_session import NoScratch
from ..expected import Expected
from ..released.history import History
from ..target import Target
from ..terminal.progress import doing
from ..terminal.wording import counted, near
from . import messages
from .beyond import express_beyond_models
from .differing import grouped
from .expressed import Expressed, express_into, forget_modules
from .extensions import express_extensions
from .facts import Facts
from .first import write_first
from .found import Found, look
from .inside import inside
from .interruption import stop_if_interrupted
from .kept import kept_if_marked
from .outcome import outcome
from .unfinished import telling


class NotAdopted(Expected):
    """Nothing was written. The text is for the person at the keyboard."""


class Differs(NotAdopted):
    """The database is not what the models say, and the migration makes.

    *is_beyond_models* if all the difference is what models do not say, such as a trigger.
    """

    def __init__(self, text: str, *, is_beyond_models: bool) -> None:
        super().__init__(text)
        self.is_beyond_models = is_beyond_models


def adopt_database(config: Config, database: Target) -> str:
    """Adopt a *database* without any migration; what there is to tell. Raises `Expected`."""
    found = inside(config, database, look)
    if found.revisions:
        raise NotAdopted(_lost(config, found))
    if found.lack:
        raise NotAdopted(found.lack)
    telling(config).tell(revision=rev_id())
    if not found.models:
        if not found.tables:
            raise no_tables([])
        return _without_models(config, database)
    if not found.known:
        raise NotAdopted(messages.EMPTY.format(tables=counted(found.models, "table")))
    return _with_models(config, database)


def _with_models(config: Config, database: Target) -> str:
    needed = inside(config, database, express_extensions)
    try:
        path, _ = _adopted(config, database, needed, messages.DIFFERS, messages.NOT_MADE)
    except (Differs, ModelsError) as refusal:
        if isinstance(refusal, Differs) and not refusal.is_beyond_models:
            raise
        return _with_more_than_models(config, database, refusal)
    return outcome(path, needed)


def _with_more_than_models(config: Config, database: Target, refusal: Expected) -> str:
    with doing("Reading what models cannot say"):
        beyond = inside(config, database, express_beyond_models)
    if not beyond.around:
        raise refusal
    try:
        path, _ = _adopted(config, database, beyond, messages.DIFFERS, messages.NOT_MADE)
    except Expected:  # it may be about what somebody else has put into the database
        raise refusal from None
    return outcome(path, beyond)


def _without_models(config: Config, database: Target) -> str:
    modules: list[Path] = []
    with kept_if_marked(config, database, modules):
        with doing("Reading the database, and writing models of its tables"):
            expressed = inside(config, database, express_into(modules, telling(config).announce))
        forget_modules()
        same = messages.NOT_REPRODUCED
        path, unknown = _adopted(config, database, expressed, same, same)
    return outcome(path, expressed, unknown)


def _adopted(
    config: Config, database: Target, expressed: Expressed, differs: str, not_made: str
) -> tuple[Path, dict[str, str]]:
    """The first migration, and what of the database nobody mentions.

    Refused with the text *differs* if the database is not what the models say, and with *not_made*
    if it is not what the migration makes.
    """

    def judged(live: Connection, metadata: MetaData, options: Options) -> dict[str, str]:
        facts = Facts.read(live, metadata, options)
        if left := facts.from_models():
            said = any(map(MODELLED.match, (*left.extra, *left.missing)))
            raise Differs(_refusal(config, differs, left, facts), is_beyond_models=not said)
        if left := facts.not_made():
            raise Differs(_refusal(config, not_made, left, facts), is_beyond_models=True)
        return facts.unknown()

    with kept_if_marked(config, database):
        try:
            with doing("Writing the first migration", logged=False):
                path = write_first(config, database, expressed.around, telling(config).revision)
            with doing("Comparing what it makes with the database", logged=False):
                unknown = inside(config, database, judged)
        except NoScratch as reason:
            raise NotAdopted(messages.NO_SCRATCH.format(reason=reason)) from reason
        _mark(config, database)
    _release(config)
    return path, unknown


def _release(config: Config) -> None:
    with doing("Taking the migration down in revisions.lock"):
        history = History.of(config)
        history.keep(released=list(history.migrations))


def _refusal(config: Config, text: str, left: Residue, facts: Facts) -> str:
    lines = grouped(left, facts.subjects)
    return text.format(lines=lines, adopt=typed(config, "adopt"))


def _mark(config: Config, database: Target) -> None:
    """Have Alembic note that the migration is applied, unless somebody wants to stop."""
    stop_if_interrupted()
    telling(config).tell(is_proved=True)
    with lent(config, "target", database):
        command.stamp(config, "head")


def _lost(config: Config, found: Found) -> str:
    return messages.LOST.format(
        table=found.version_table,
        revisions=", ".join(found.revisions),
        folder=near(ScriptDirectory.from_config(config).versions),
        forget=typed(config, "stamp --purge base"),
        adopt=typed(config, "adopt"),
    )
