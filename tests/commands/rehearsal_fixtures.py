"""A rehearsal in a project of the test's own, for one driver or each of them."""

import re
from pathlib import Path

import pytest
from db_command import Db
from rehearsal_project import Rehearsal


@pytest.fixture
def project(shop: Path, my_db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    return begun(my_db, monkeypatch)


@pytest.fixture
def each_project(shop: Path, each_my_db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    return begun(each_my_db, monkeypatch)


def begun(db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    monkeypatch.setenv("DATABASE_URL", db.address)
    monkeypatch.delenv("APP_ENV", raising=False)
    (first,) = (db.project.path / "migrations/versions").glob("*.py")
    (revision,) = re.findall(r'^revision = "(\w+)"', first.read_text(), re.MULTILINE)
    return Rehearsal(db, revision).begin()
