"""Where there are no models: have them written from the database, with what they cannot say."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import invalidate_caches
from pathlib import Path

from sqlalchemy import Connection, MetaData

from ..autogenerate.options import Options, version_schema, version_table
from ..connection.undisturbed import rest
from ..settings.project import PACKAGE
from .first import NOTHING, Around
from .inside import Announce, Work

# The folder db, which an existing project may call otherwise: we are in there, and stay.
OURS = __name__.rpartition(".adopting.")[0]


@dataclass(frozen=True)
class Expressed:
    """What was made of a database."""

    # The modules with models, and for how many tables.
    modules: Sequence[Path] = ()
    tables: int = 0
    # What goes into the migration as SQL.
    around: Around = NOTHING
    # What neither can say: a line for each thing.
    not_expressed: Sequence[str] = ()


def express_into(modules: list[Path], announce: Announce) -> Work[Expressed]:
    """Write models of all tables of the live database; *modules* is told at once, which ones.

    *announce* is told just before, with their texts.
    """

    def work(live: Connection, metadata: MetaData, options: Options) -> Expressed:
        from .by_hand import by_hand
        from .models import write_models

        found = by_hand(live, version_table(options))
        rest(live)
        written = write_models(live, version_table(options), announce)
        modules.extend(written.paths)
        rest(live)
        # What models do not say is in the migration, or is seen when that is compared.
        around = Around.of(found.before, found.after, version_schema(options))
        return Expressed(modules, written.tables, around, found.reported)

    return work


def forget_modules() -> None:
    """Let Python import the models again, with the modules that were just written."""
    ours = (OURS, f"{OURS}.")
    for name in list(sys.modules):
        if name.startswith(f"{PACKAGE}.") and name != OURS and not name.startswith(ours[1]):
            del sys.modules[name]
    invalidate_caches()
