"""Three catalogs beside one another: of the database, of the history, and of the models."""

from dataclasses import dataclass

from alembic import context
from sqlalchemy import Connection, MetaData

from ..autogenerate.options import Options, version_table
from ..compare.history import replayed
from ..compare.models import created_after
from ..compare.residue import PUBLIC, Fact, Residue, all_left, residue
from ..connection.undisturbed import rest
from ..postgresql.catalog import read_facts


@dataclass(frozen=True)
class Facts:
    """What PostgreSQL knows of each."""

    live: set[Fact]
    history: set[Fact]
    # Empty if no table is registered.
    models: set[Fact]

    @classmethod
    def read(cls, live: Connection, metadata: MetaData, options: Options) -> "Facts":
        """Replay the history and create the models, in scratch databases. Raises `NoScratch`."""
        table = version_table(options)
        found, models = read_facts(live, table), set[Fact]()
        rest(live)  # the scratch databases may take their time
        with replayed(live, context.script, options) as connection:
            history = read_facts(connection, table)
            if metadata.tables:
                with created_after(live, metadata, connection) as scratch:
                    models = read_facts(scratch, table)
        return cls(found, history, models)

    @property
    def subjects(self) -> dict[str, str]:
        """What each line is about."""
        return {line: subject for subject, line in self.live | self.history | self.models}

    def from_models(self) -> Residue:
        """How the database differs from the models, as `alembic check` would say."""
        return all_left(self.live, self.models, self.history)

    def not_made(self) -> Residue:
        """How the database differs from what the migrations make, to the letter.

        But for what neither they nor the models know, which is somebody else's.
        """
        known = {subject for subject, _ in self.history | self.models}
        extra = {line for subject, line in self.live - self.history if subject in known}
        missing = {line for _, line in self.history - self.live if line != PUBLIC}
        return Residue(sorted(extra), sorted(missing))

    def from_history(self) -> Residue:
        """How the database differs from what the migrations make."""
        return residue(self.live, self.history, set())

    def between(self) -> Residue:
        """How what the migrations make differs from the models."""
        return residue(self.history, self.models, self.history)

    def unknown(self) -> dict[str, str]:
        """What only the database has, and no migration makes: a line for each thing."""
        left = sorted(self.live - self.history)
        return {subject: line.splitlines()[0] for subject, line in left}


def tables(facts: set[Fact]) -> set[str]:
    """The tables that *facts* are about."""
    return {subject for subject, line in facts if line.startswith("table ")}
