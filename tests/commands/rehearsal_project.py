"""A project with a migration to rehearse, in this process, on a database with rows."""

import io
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from db_command import Db, execute
from revision_file import source

# In the models there is a users.phone, which only the migrations of the tests add.
WITHOUT_PHONE = 'op.execute("ALTER TABLE users DROP COLUMN phone")'
ADD_PHONE = 'op.add_column("users", sa.Column("phone", sa.Text()))'
DROP_PHONE = 'op.drop_column("users", "phone")'
USERS = "INSERT INTO users (name, email) SELECT 'user ' || n, n || '@example.com' FROM generate_series(1, 5) n"

ALL_STEPS = ["upgrade", "downgrade", "upgrade again", "check"]
ADD_PHONE_ONLINE = f"""
    with op.online():
        {ADD_PHONE}
        op.create_index("users_phone_idx", "users", ["phone"], postgresql_concurrently=True)
        op.drop_index("users_phone_idx", table_name="users", postgresql_concurrently=True)
"""


@dataclass
class Rehearsal:
    """`db rehearse` in the project of *db*, whose database is at its first revision."""

    db: Db
    last: str

    @property
    def versions(self) -> Path:
        return self.db.project.path / "migrations/versions"

    def begin(self) -> "Rehearsal":
        """Make the database, at a first revision that is the rendered one but for users.phone."""
        (first,) = self.versions.glob("*.py")
        text = first.read_text()
        upgrade, downgrade = text.split("\n\n\ndef downgrade")
        first.write_text(f"{upgrade}\n    {WITHOUT_PHONE}\n\n\ndef downgrade{downgrade}")
        self.db.administrate(f"CREATE DATABASE {self.db.name} OWNER keeper")
        self.upgrade()
        self.db.query(USERS)
        return self

    def add(self, name: str, up: str, down: str = "pass", more: str = "") -> None:
        """Write a revision behind the last one."""
        text = source(name, self.last, up, down, more=more)
        (self.versions / f"{name}.py").write_text(text)
        self.last = name

    def config(self) -> Config:
        return Config(self.db.project.path / "alembic.ini", stdout=io.StringIO())

    def upgrade(self) -> None:
        command.upgrade(self.config(), "head")

    def run(self, **options: Any) -> tuple[int, str]:
        """The exit status and what was printed."""
        config = self.config()
        printed = config.stdout
        assert isinstance(printed, io.StringIO)
        try:
            import_module("shop.db.commands.rehearse").rehearse(config, **options)
        except SystemExit as end:
            return int(str(end.code)), printed.getvalue()
        return 0, printed.getvalue()

    def refused(self, **options: Any) -> str:
        """The message of a rehearsal that is not even begun."""
        with pytest.raises(import_module("alembic.util").CommandError) as refusal:
            self.run(**options)
        return str(refusal.value)

    def state(self) -> list[Any]:
        """Revision, columns and number of the users: what no rehearsal may change."""
        columns = "SELECT attname::text FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"
        return [
            *self.db.query("SELECT version_num FROM alembic_version"),
            *self.db.query(f"{columns} AND NOT attisdropped ORDER BY 1"),
            *self.db.query("SELECT count(*) FROM users"),
        ]

    def copies(self) -> list[str]:
        """The databases that rehearsals have left on the server."""
        return execute(
            f"postgresql://postgres@/postgres?{self.db.server}",
            "SELECT datname::text FROM pg_database WHERE datname LIKE 'shop_rehearsal_%'",
        )


def titles(printed: str) -> list[str]:
    """The steps that were printed."""
    lines = printed.splitlines()
    return [line.split("  ")[0] for line in lines if line.endswith(" s") and line[:1] != " "]
