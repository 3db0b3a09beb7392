"""The command `db` of rendered projects, on a server that wants a password."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from conftest import Render
from db_command import PASSWORD, Db, execute
from sqlalchemy import URL

ROLES = """
    CREATE ROLE keeper LOGIN CREATEDB PASSWORD '{password}';
    CREATE ROLE guest LOGIN PASSWORD '{password}'
"""
RULES = "local all keeper scram-sha-256\nlocal all guest scram-sha-256\n"


@pytest.fixture(scope="session")
def server(server_url: URL) -> str:
    """A server with the roles keeper and guest, who need a password; as options of an address."""
    place = f"host={quote(str(server_url.query['host']), safe='')}&port={server_url.query['port']}"
    administrator = f"postgresql://postgres@/postgres?{place}"
    execute(administrator, ROLES.format(password=PASSWORD.replace("'", "''")))
    (rules,) = map(Path, execute(administrator, "SHOW hba_file"))
    rules.write_text(RULES + rules.read_text())
    execute(administrator, "SELECT pg_reload_conf()")
    return place


@pytest.fixture
def db(render_once: Render, server: str) -> Db:
    """`db` of a project that other tests use, too; the database is this test's, and not there."""
    return Db(render_once(), server, f"shop_{uuid4().hex[:8]}")


@pytest.fixture(scope="session")
def ready_db(render_once: Render, server: str) -> Db:
    """The same with a database that is prepared, for tests that change nothing."""
    ready = Db(render_once(), server, "shop_ready")
    ready.ok("prepare")
    return ready


@pytest.fixture(params=["psycopg2", "psycopg", "asyncpg"])
def each_db(request: pytest.FixtureRequest, render_once: Render, server: str) -> Db:
    """The same for each driver."""
    return Db(render_once(driver=request.param), server, f"shop_{uuid4().hex[:8]}")


@pytest.fixture
def my_db(db: Db, tmp_path: Path) -> Db:
    """The same in a project of this test's own, to write files in."""
    return in_a_copy(db, tmp_path)


@pytest.fixture
def each_my_db(each_db: Db, tmp_path: Path) -> Db:
    """The same for each driver."""
    return in_a_copy(each_db, tmp_path)


@pytest.fixture
def each_embedded_db(each_my_db: Db, data_folder: Path) -> Db:
    """The same without a server, so that the project starts its own."""
    project = replace(each_my_db.project, data=data_folder / uuid4().hex)
    return replace(each_my_db, project=project, server="")


@pytest.fixture
def closed_postgres(db: Db) -> Iterator[None]:
    """A server on which only administrators may enter the database postgres."""
    db.administrate("REVOKE CONNECT ON DATABASE postgres FROM public")
    yield
    db.administrate("GRANT CONNECT ON DATABASE postgres TO public")


def in_a_copy(db: Db, folder: Path) -> Db:
    """*db* in a copy of its project, which is quicker than to render it again."""
    path = shutil.copytree(db.project.path, folder / "shop")
    return replace(db, project=replace(db.project, path=path))
