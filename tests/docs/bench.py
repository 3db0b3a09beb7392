"""Where a recipe is tried: a project with the tables of the page, and a database with their rows."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from changes.database import Databases
from changes.project import Project, Ran
from sqlalchemy import URL, MetaData, orm
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateView

# What differs from one run to the next, and what everybody words in their own way.
VARIABLE = re.compile(r"\S+\.py, line \d+|\b[0-9a-f]{12}\b|-m ('[^']*'|\"[^\"]*\"|\S+)")


@dataclass
class Bench:
    """One recipe at a time: its *models* as text, and the migrations that were written for it."""

    project: Project
    databases: Databases
    models: str
    written: list[Path] = field(default_factory=list)
    ran: Ran | None = None

    def alembic(self, *command: str) -> Ran:
        """Run `alembic *command*` with the models as they are now."""
        with self.project.models(metadata(self.models)):
            self.ran = self.project.alembic(*command)
        self.written += self.ran.new
        return self.ran

    def ok(self, *command: str) -> Ran:
        ran = self.alembic(*command)
        assert ran.status == 0, ran
        return ran

    def generate(self) -> Ran:
        """Write the migration to the models; two of one name in one second would be one file."""
        number = len(list(self.project.versions.glob("*.py")))
        return self.alembic("revision", "--autogenerate", "-m", f"change {number}")

    def change(self, diff: str) -> None:
        """Edit the models as the lines of *diff* say, which are anywhere in them."""
        for part in re.split(r"^ *\.\.\.$\n?", diff, flags=re.MULTILINE):
            self.models = _patched(self.models, part.strip("\n").splitlines())

    def by_hand(self, code: str) -> None:
        """Write a migration whose functions are those in *code*."""
        (path,) = self.ok("revision", "-m", "by hand").new
        head = path.read_text("utf-8").partition("\n\n\ndef upgrade")[0]
        above, _, functions = f"\n{code}".partition("\ndef upgrade")
        # What stands above the functions belongs below `depends_on`.
        path.write_text(f"{head}\n{above}\n\n\ndef upgrade{functions}\n", "utf-8")

    def end(self) -> None:
        """Take the migrations away again."""
        for path in self.written:
            path.unlink(missing_ok=True)


def _patched(models: str, diff: list[str]) -> str:
    before = "\n".join(line[1:] for line in diff if line[:1] in {"", " ", "-"})
    after = "\n".join(line[1:] for line in diff if line[:1] in {"", " ", "+"})
    assert before.strip(), f"nowhere to put it:\n{after}"
    assert f"\n{models}\n".count(f"\n{before}\n") == 1, f"not in the models:\n{before}"
    return f"\n{models}\n".replace(f"\n{before}\n", f"\n{after}\n").strip("\n")


def metadata(models: str) -> MetaData:
    """What these classes register, in a project of our own."""
    names = import_module("shop.db.naming").POSTGRESQL_NAMES
    annotations = import_module("shop.models.base").Base.type_annotation_map
    fresh = MetaData(naming_convention=names)
    members = {"metadata": fresh, "type_annotation_map": annotations}
    base = type("Base", (orm.DeclarativeBase,), members)
    exec(models, _names() | {"Base": base, "metadata": fresh})  # noqa: S102 (it is our page)
    return fresh


def _names() -> dict[str, Any]:
    """What a page need not import, as each editor does it."""
    modules = (postgresql, orm, sqlalchemy)
    found = {name: vars(module)[name] for module in modules for name in dir(module)}
    return found | {"CreateView": CreateView, "datetime": datetime, "uuid": uuid}


def squeezed(code: str) -> str:
    """Code as it reads, however it is broken into lines."""
    return re.sub(r",(?=[)\]}])", "", re.sub(r"\s+", "", code))


def body(path: Path, function: str = "upgrade") -> str:
    """What a function of a migration does."""
    text = path.read_text("utf-8").partition(f"def {function}() -> None:\n")[2]
    return text.partition("\n\n\ndef ")[0]


def alike(message: str) -> str:
    """A message without what is another one each time."""
    return VARIABLE.sub("*", message).strip()


def choose(url: URL, environment: pytest.MonkeyPatch) -> None:
    """Let the settings name the database `shop` of the server at *url*."""
    named = url.set(drivername="postgresql", database="shop")
    environment.setenv("DATABASE_URL", named.render_as_string(hide_password=False))
