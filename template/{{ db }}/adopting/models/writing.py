"""Write the models of a database: drafted, tried, said in more words where that is needed, kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from ...compare.models import ModelsError
from ...compare.read import read_snapshot
from ..by_hand import Made, by_hand
from ..inside import Announce
from . import identifiers
from .annotations import implied
from .conventional import conventional
from .cycles import closing
from .draft import Texts, modules
from .home import Home
from .inheritance import parents, with_inherited
from .places import places, shared_names
from .proof import differences
from .source import Source

MODULES = ("types", "sql_type", "ddl")


@dataclass(frozen=True)
class Written:
    """What was written: the modules, how many tables they describe, and what they do not say."""

    paths: list[Path]
    tables: int
    not_expressed: list[str]


def write_models(
    connection: Connection,
    version_table: str = "alembic_version",
    announce: Announce = lambda _: None,
) -> Written:
    """Write a module for each table of the database, but for *version_table*.

    The tables of these modules are made in a scratch database and compared with the live one, which
    is only read. Where they differ, the table is written again in more words. Nothing is written
    on an error; *announce* is told what is written, just before it is. Raises `NoHome`,
    `NoScratch`, and `ModelsError` if PostgreSQL refuses the models.
    """
    home, began = Home.find(), not connection.in_transaction()
    before = by_hand(connection, version_table).before
    source = _source(connection, version_table, home, before)
    if began:
        connection.rollback()  # the scratch databases may take their time
    statements = [made.create for made in before]
    texts, left = _proved(connection, source, home, statements, version_table)
    not_expressed = [f"{name}: {line}" for name, lines in left.items() for line in lines]
    return Written(home.keep(texts, announce), len(source.snapshot.tables), not_expressed)


def _source(
    connection: Connection, version_table: str, home: Home, before: Sequence[Made]
) -> Source:
    snapshot, base = read_snapshot(connection, version_table), home.base()
    inheriting = parents(connection, snapshot)
    snapshot = with_inherited(snapshot, inheriting)
    taken = home.taken | set(MODULES)
    source = Source(
        snapshot=snapshot,
        places=places(snapshot, classes=hasattr(base, "Base"), parents=inheriting, taken=taken),
        shared={},
        parents=inheriting,
        unnamed=conventional(snapshot, base.metadata),
        in_cycles=closing(snapshot),
        made_before={made.what.partition(" ")[2] for made in before},
        implied=implied(getattr(base, "Base", None)),
        modules={name: identifiers.free(name, home.taken) for name in MODULES},
    )
    return _with_shared(source)


def _with_shared(source: Source) -> Source:
    return replace(source, shared=shared_names(source.snapshot, source.counters()))


def _proved(
    connection: Connection, source: Source, home: Home, before: Sequence[str], version_table: str
) -> tuple[Texts, dict[str, list[str]]]:
    """The modules, and what still differs when nothing more can be said."""

    def attempt(source: Source) -> tuple[Texts, dict[str, list[str]]]:
        texts = modules(source)
        with home.tried(texts) as metadata:
            return texts, differences(connection, metadata, source, before, version_table)

    try:
        texts, left = attempt(source)
    except ModelsError:
        left = {name: [] for name in source.snapshot.tables}
    if left:
        texts, left = attempt(_with_shared(replace(source, verbose={*left})))
    return texts, left
