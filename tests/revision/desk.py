"""Where somebody sits who changes models: a project, its database, and who they are to it."""

from dataclasses import dataclass

import pytest
from changes.case import Tables
from changes.database import Databases
from changes.project import Project, Ran
from changes.walk import tables
from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.schema import SchemaItem

# The clerk owns everything, and may create schemas: CREATEDB is all that is missing.
TO_THE_CLERK = """
    ALTER DATABASE shop OWNER TO clerk;
    DO $$ DECLARE statement text; BEGIN
        FOR statement IN
            SELECT format('ALTER SCHEMA %I OWNER TO clerk', nspname) FROM pg_namespace
            WHERE nspname !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT format('ALTER TABLE %s OWNER TO clerk', oid::regclass) FROM pg_class
            WHERE relkind = 'r' AND oid >= 16384
            UNION ALL
            SELECT format('ALTER TYPE %s OWNER TO clerk', oid::regtype) FROM pg_type
            WHERE typtype = 'e' AND oid >= 16384
        LOOP EXECUTE statement; END LOOP;
    END $$
"""

GENERATE = ("revision", "--autogenerate", "-m", "change")


@dataclass(frozen=True)
class Desk:
    """The models are given with each command, as functions that describe them."""

    project: Project
    databases: Databases
    environment: pytest.MonkeyPatch

    def be(self, role: str | None = None) -> None:
        """Let the settings name *role*, or the administrator of the server."""
        url = self.databases.url.set(drivername="postgresql", database="shop")
        url = url.set(username=role or url.username)
        self.environment.setenv("DATABASE_URL", url.render_as_string(hide_password=False))

    def be_clerk(self) -> None:
        """Let the settings name somebody who owns all that is there, and may create no database."""
        self.databases.run(TO_THE_CLERK)
        self.be("clerk")

    def alembic(self, models: Tables, *command: str) -> Ran:
        with self.project.models(tables(models)):
            return self.project.alembic(*command)

    def begin(self, models: Tables, sql: str = "") -> None:
        """The project with a first migration, which is applied, and *sql* in its database."""
        ran = self.alembic(models, "revision", "--autogenerate", "-m", "first")
        assert (ran.status, len(ran.new)) == (0, 1), ran
        self.upgrade()
        self.databases.run(sql)

    def generate(self, models: Tables, *options: str) -> Ran:
        """Write the migration to *models*; the *options* stand before the verb."""
        ran = self.alembic(models, *options, *GENERATE)
        assert ran.status == 0, ran
        return ran

    def written(self, models: Tables) -> str:
        """What the migrations to *models* do; they are written, read, and thrown away."""
        texts = []
        for path in self.generate(models).new:
            text = path.read_text("utf-8")
            path.unlink()
            texts.append(text[text.index("\n\n\n") :])
        return "".join(texts)

    def refused(self, models: Tables, *command: str) -> str:
        """The message of a command that fails as expected, and writes nothing."""
        ran = self.alembic(models, *command)
        assert ran.status != 0, ran
        assert not ran.new, ran
        assert "Traceback" not in ran.printed + ran.logged, ran
        return ran.message

    def format_what_is_written(self) -> None:
        """Configure the project's hook, which the tests are quicker without."""
        ini = self.project.folder / "alembic.ini"
        ini.write_text(ini.read_text("utf-8").replace("hooks =\n", "hooks = format\n"), "utf-8")

    def upgrade(self) -> None:
        ran = self.project.alembic("upgrade", "head")
        assert ran.status == 0, ran

    def check(self, models: Tables) -> Ran:
        return self.alembic(models, "check")


def users(*more: SchemaItem) -> Tables:
    """Models with one table, of which the key goes without saying."""

    def describe(metadata: MetaData) -> None:
        columns = [one._copy() if isinstance(one, Column) else one for one in more]
        Table("users", metadata, Column("id", Integer, primary_key=True), *columns)

    return describe
