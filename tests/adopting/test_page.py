"""docs/adopting.md shows what is printed."""

import re
from dataclasses import replace

import pytest
from conftest import REPOSITORY

from .adopter import Adopter
from .hand_made import TABLES, models
from .stock_history import models as old_models
from .stock_history import single_line
from .stock_upgrade import with_history

pytest_plugins = ["server_fixtures"]

PAGE = (REPOSITORY / "docs/adopting.md").read_text("utf-8")
# What a file is called after the moment at which it was written.
STAMP = re.compile(r"\d{4}_\d\d_\d\d_\d{6}_")


def shows(command: str, printed: str) -> bool:
    """Whether the page has *command* with what it *printed*, but for the names of files."""
    shown = f"```\n$ {command}\n{printed.strip()}\n```"
    return STAMP.sub("", shown) in STAMP.sub("", PAGE)


@pytest.fixture
def here(desk: Adopter, monkeypatch: pytest.MonkeyPatch) -> Adopter:
    monkeypatch.chdir(desk.project.folder)
    return desk


def test_a_database_and_models(here: Adopter) -> None:
    here.databases.run(TABLES)
    here.databases.run("ALTER TABLE users ALTER mail TYPE varchar(40)")
    refused = here.not_adopted(models)
    assert shows("db adopt", f"FAILED: {refused}"), refused
    here.databases.run("ALTER TABLE users ALTER mail TYPE text")
    assert shows("db adopt", said := here.adopt(models)), said


def test_a_history_and_the_way_back(here: Adopter) -> None:
    here = with_history(replace(here, naming={}), single_line)
    here.databases.run("DROP TABLE alembic_version")
    assert shows("db adopt", said := here.adopt(old_models)), said
    refused = here.refused(old_models, "downgrade", "-1")
    assert shows("alembic downgrade -1", f"FAILED: {refused}"), refused
    lock = "\n".join(here.lock.read_text("utf-8").splitlines()[-3:])
    assert f"```\n{lock}\n```" in PAGE, lock
