"""A project of which one database is production's, and revisions that are written by hand."""

from dataclasses import dataclass

import pytest
from changes.database import Databases
from changes.project import Project, Ran
from revision_file import source

TABLES = """
    CREATE TABLE users (id int PRIMARY KEY, mail varchar(20), name text, twice int
        GENERATED ALWAYS AS (id * 2) STORED);
    INSERT INTO users SELECT n, 'mail' || n, 'name' FROM generate_series(1, 100) AS n;
    CREATE SCHEMA audit CREATE TABLE users (id int PRIMARY KEY, mail text);
    CREATE SCHEMA bare;
    CREATE TABLE "My Table" (id int, "A Column" int);
    CREATE TABLE posts (id int PRIMARY KEY, author int REFERENCES users);
    CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS number FROM users;
    CREATE VIEW names AS SELECT name FROM users;
    CREATE TYPE mood AS ENUM ('sad', 'happy');
    CREATE TABLE moods (id int, mood mood);
    CREATE TABLE logs (id int, at date) PARTITION BY RANGE (at);
    CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    INSERT INTO logs SELECT n, '2026-05-01' FROM generate_series(1, 1000) AS n;
    CREATE FUNCTION noise() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
"""

DRIVERS = ("psycopg2", "psycopg", "asyncpg")
ALL_DRIVERS = pytest.mark.parametrize("site", DRIVERS, indirect=True)


@dataclass
class Site:
    """Commands run in the environment `production`, unless they say another one."""

    project: Project
    databases: Databases
    environment: pytest.MonkeyPatch
    last: str | None = None

    def write(self, id: str, up: str, down: str = "pass", more: str = "") -> None:
        """The next revision; *up* and *down* are Python, *more* stands below down_revision."""
        text = source(id, self.last, up, down, more=more)
        (self.project.versions / f"{id}.py").write_text(text, "utf-8")
        self.last = id

    def write_sql(self, id: str, sql: str, more: str = "") -> None:
        """The next revision, which runs a text as it is."""
        options = "execution_options={'no_parameters': True}"
        self.write(id, f"op.get_bind().exec_driver_sql({sql!r}, {options})", more=more)

    def run(self, *command: str) -> str:
        """A command that must succeed; return what it said."""
        ran = self.project.alembic(*command)
        assert ran.status == 0, ran
        return ran.printed + ran.logged

    def refused(self, *command: str) -> str:
        """The message of a command that must fail as expected failures do."""
        ran: Ran = self.project.alembic(*command)
        assert ran.status != 0, ran
        assert "Traceback" not in ran.printed + ran.logged, ran
        assert ran.message, ran
        return ran.message

    def is_there(self, name: str) -> bool:
        return self.databases.rows(f"SELECT to_regclass('{name}') IS NOT NULL") == [(True,)]
