"""Reviews in this process, of migrations that a test has written, for a database of its own."""

import shutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from revision_file import source
from sqlalchemy import URL, NullPool, create_engine

# What migrations do.
TABLES = 'op.execute("CREATE TABLE users (id bigint PRIMARY KEY, mail text, role text)")'
AN_INDEX = 'op.create_index("users_role_idx", "users", ["role"])'
A_DROP = 'op.drop_column("users", "mail")'


class Desk:
    """A folder of migrations with the rendered project's env.py, and a database that they are for."""

    def __init__(self, shop: Path, folder: Path, url: URL) -> None:
        self.folder = folder / "migrations"
        (self.folder / "versions").mkdir(parents=True)
        shutil.copy2(shop / "migrations/env.py", self.folder / "env.py")
        shutil.copy2(shop / "migrations/script.py.mako", self.folder)
        self.config = Config()
        self.config.set_main_option("script_location", str(self.folder))
        self.url = url

    def add(self, source: Path) -> None:
        """Add the revision in the file *source*."""
        shutil.copy2(source, self.folder / "versions")

    def write(self, name: str, upgrade: str, follows: str | None, head: str = "") -> None:
        """Write the revision *name*, which does *upgrade*."""
        text = source(name, follows, upgrade, more=head)
        (self.folder / "versions" / f"{name}.py").write_text(text)

    def upgrade(self, revision: str) -> None:
        """Bring the database to *revision*."""
        with create_engine(self.url, poolclass=NullPool).connect() as connection:
            self.config.attributes["connection"] = connection
            command.upgrade(self.config, revision)
            connection.commit()
            del self.config.attributes["connection"]

    def execute(self, *statements: str) -> None:
        """Run *statements* in the database."""
        with create_engine(self.url, poolclass=NullPool).connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.commit()

    def review(
        self, *names: str, every: bool = False, ref: str = "", environment: str = "local"
    ) -> Any:
        """The review that `db review` would show."""
        reviewing = import_module("shop.db.review.reviewing")
        target = import_module("shop.db.target").Target(environment, self.url)
        pattern = f"{self.url.drivername}://"
        project = import_module("shop.db.settings").Project(
            self.folder.parent, pattern, ("local", "production")
        )
        return reviewing.Reviewing(self.config, project, target).review(names, every=every, ref=ref)


def rules(review: Any, *, failing: bool = True) -> list[str]:
    """The names of the findings, each once; of those that fail, or of all."""
    found = [one for report in review.reports for one in report.findings]
    return list(dict.fromkeys(one.rule.name for one in found if one.fails or not failing))


def texts(review: Any) -> Sequence[str]:
    """The review as a person reads it, and as a pull request shows it."""
    terminal = import_module("shop.db.review.terminal").Terminal(colors=False)
    return terminal.text(review), import_module("shop.db.review.markdown").markdown(review)
