"""Where somebody sits who adopts a database: a project without migrations, run in this process."""

import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from alembic.config import Config
from changes.case import Tables
from changes.project import Ran, Terminal
from changes.walk import tables
from revision.desk import Desk
from sqlalchemy import MetaData


@dataclass(frozen=True)
class Adopter(Desk):
    """Where somebody sits who adopts a database."""

    # The naming convention of the models, if it is not that of the template's.
    naming: Mapping[str, str] | None = None

    def metadata(self, models: Tables) -> MetaData:
        """The models."""
        if self.naming is None:
            return tables(models)
        # SQLAlchemy's own names indexes, and nothing else.
        metadata = MetaData(naming_convention=self.naming or None)
        models(metadata)
        return metadata

    def alembic(self, models: Tables, *command: str) -> Ran:
        with self.project.models(self.metadata(models)):
            return self.project.alembic(*command)

    @property
    def lock(self) -> Path:
        return self.project.folder / "migrations/revisions.lock"

    @property
    def states(self) -> dict[str, str]:
        """What revisions.lock says of each migration."""
        lines = self.lock.read_text("utf-8").splitlines() if self.lock.exists() else []
        words = [line.split() for line in lines if line and not line.startswith("#")]
        return {line[0]: line[-1] for line in words}

    def db(self, models: Tables, *command: str) -> Ran:
        """Run `db *command*` as its command line does."""
        out, err, status = Terminal(), Terminal(), 0
        before = self.project._files()
        line, ini = (
            import_module("shop.db.verbs").command_line(),
            self.project.folder / "alembic.ini",
        )
        options = line.parser.parse_args(["-c", str(ini), *command])
        typed = patch.object(sys, "argv", ["db", *command])
        described = self.project.models(self.metadata(models))
        with described, typed, redirect_stdout(out), redirect_stderr(err):
            try:
                line.run_cmd(Config(ini, cmd_opts=options, stdout=out), options)
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else 1
        new = sorted(self.project._files() - before)
        return Ran(command, status, out.getvalue(), err.getvalue(), new)

    def adopt(self, models: Tables) -> str:
        """Adopt, and return what was said."""
        ran = self.db(models, "adopt")
        assert ran.status == 0, ran
        return ran.printed

    def not_adopted(self, models: Tables) -> str:
        """The refusal, after which nothing is left of the attempt."""
        before, revision = self.states, self.databases.revision()
        ran = self.db(models, "adopt")
        assert ran.status != 0, ran
        assert not ran.new, ran
        assert "Traceback" not in ran.printed + ran.logged, ran
        assert (self.states, self.databases.revision()) == (before, revision)
        return ran.message

    def upgrade_all(self, models: Tables) -> None:
        """`alembic upgrade heads`, where old migrations may ask the models for names."""
        ran = self.alembic(models, "upgrade", "heads")
        assert ran.status == 0, ran

    def is_clean(self, models: Tables) -> bool:
        """Whether `alembic check` finds nothing, and `revision` has nothing to do."""
        ran = self.check(models)
        assert ran.status == 0, ran
        return not self.generate(models).new


def no_models(metadata: MetaData) -> None:
    """As if no module of the models had a table."""
