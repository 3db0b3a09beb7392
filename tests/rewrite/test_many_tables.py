"""A first migration of very many tables is proved like any other, and told of where it cannot run."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from changes.project import Project
from sqlalchemy import BigInteger, Column, Identity, MetaData, Table, Text

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def few_locks(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """DATABASE_URL of a server that has room for some 3,000 locks only."""
    settings = import_module("shop.db.local.throwaway").FAST
    for name in ("max_locks_per_transaction", "max_connections"):
        monkeypatch.setitem(settings, name, "20")
    with import_module("shop.db.local").temporary() as server:
        server.create_database("shop")
        where = f"postgresql://{server.user}@/shop?host={server.host}&port={server.port}"
        monkeypatch.setenv("DATABASE_URL", where)
        yield


@pytest.fixture
def project(shop: Path, tmp_path: Path) -> Project:
    project = Project.like(shop, tmp_path)
    project.afresh()
    return project


def test_a_downgrade_with_more_locks_than_the_server_has_is_warned_of(
    few_locks: None, project: Project
) -> None:
    with project.models(_tables(100, columns=20)):
        written = project.alembic("revision", "--autogenerate", "-m", "many")
        upgraded = project.alembic("upgrade", "head")
        checked = project.alembic("check")

    assert written.status == 0, written
    assert len(written.new) == 1
    assert "max_locks_per_transaction = " in written.logged
    assert (upgraded.status, checked.status) == (0, 0), f"{upgraded}\n{checked}"


def test_an_upgrade_with_more_locks_than_the_server_has_is_refused_with_what_to_do(
    few_locks: None, project: Project
) -> None:
    with project.models(_tables(600, columns=1)):
        refused = project.alembic("revision", "--autogenerate", "-m", "many")

    assert refused.status != 0, refused
    assert not refused.new
    assert "too much for one transaction" in refused.message
    assert "ALTER SYSTEM SET max_locks_per_transaction = " in refused.message


def test_a_chain_of_tables_may_be_longer_than_python_has_levels(shop: Path) -> None:
    order = import_module("shop.db.rewrite.order")
    needs = {f"{number:04}": {f"{number + 1:04}"} for number in range(3000)}

    assert order.in_order(needs) == sorted(needs, reverse=True)


def _tables(number: int, columns: int) -> MetaData:
    """To drop a column with a default takes locks of its own; to make one takes none."""
    metadata = MetaData()
    for one in range(number):
        key = Column("id", BigInteger, Identity(), primary_key=True)
        others = [
            Column(f"note_{number}", Text, nullable=False, server_default="")
            for number in range(columns)
        ]
        Table(f"thing_{one}", metadata, key, *others)
    return metadata
