"""SQL in a migration reaches PostgreSQL as it is, whatever letters that drivers and SQLAlchemy mean.

Online and with --sql, with every driver. `postgresql_using` is the exception: Alembic writes it as
it is, and a percent sign would have to be two for psycopg, and one elsewhere.
"""

import asyncio
import io
from importlib import import_module
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

pytest_plugins = ["server_fixtures"]

NASTY = r"50% %s %(x)s %% :x ::y \:z \d a:b {x} é"
SQL = f"('{NASTY}' || 'x'::text)"
DRIVERS = ["psycopg2", "psycopg", "asyncpg"]

FOUND = """
    SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid IN ('t'::regclass, 'e'::regclass)
    UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = 't'::regclass AND contype = 'c'
    UNION ALL SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indrelid = 't'::regclass
    UNION ALL SELECT pg_get_expr(indexprs, indrelid) FROM pg_index WHERE indrelid = 't'::regclass
    UNION ALL SELECT description FROM pg_description WHERE objoid = 't'::regclass
"""


@pytest.fixture
def statements(shop: Path) -> list[str]:
    """One of each place in a migration where SQL, or a text, may be."""
    code = import_module("shop.db.rewrite.python.code")
    call, sql, text = code.call, code.sql, code.sa_text
    table = [
        call("sa.Column", "a", call("sa.Text"), server_default=text(SQL)),
        call(
            "sa.Column",
            "b",
            call("sa.Text"),
            call("sa.Computed", sql(f"a || {SQL}"), persisted=True),
        ),
        call("sa.Column", "c", call("sa.Text"), server_default=NASTY, comment=NASTY),
        call("sa.CheckConstraint", sql(f"a <> {SQL}"), name="one"),
    ]
    keys = [text(f"(a || {SQL})")]
    return [
        str(code.execute(f"CREATE TABLE e (a text DEFAULT {SQL})")),
        str(call("op.create_table", "t", *table, comment=NASTY)),
        str(call("op.create_check_constraint", "two", "t", sql(f"a <> {SQL}"))),
        str(call("op.create_index", "i", "t", keys, postgresql_where=text(f"a <> {SQL}"))),
        str(call("op.alter_column", "e", "a", server_default=text(SQL))),
    ]


def migrate(context: MigrationContext, statements: list[str]) -> None:
    for statement in statements:
        exec(statement, {"op": Operations(context), "sa": sa})  # noqa: S102


def arrived(connection: Connection) -> list[str]:
    verbatim = {"no_parameters": True}
    return list(connection.exec_driver_sql(FOUND, execution_options=verbatim).scalars())


def online(connection: Connection, statements: list[str]) -> list[str]:
    migrate(MigrationContext.configure(connection), statements)
    return arrived(connection)


async def online_async(url: URL, statements: list[str]) -> list[str]:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        found = await connection.run_sync(online, statements)
    await engine.dispose()
    return found


@pytest.fixture(params=DRIVERS)
def url(request: pytest.FixtureRequest, server_url: URL) -> URL:
    return server_url.set(drivername=f"postgresql+{request.param}")


def test_online(url: URL, statements: list[str]) -> None:
    if url.get_dialect().is_async:
        found = asyncio.run(online_async(url, statements))
    else:
        engine = create_engine(url)
        with engine.connect() as connection:
            found = online(connection, statements)
        engine.dispose()

    assert len(found) == 10
    assert [text for text in found if NASTY not in text] == []


def test_as_sql(url: URL, connection: Connection, statements: list[str]) -> None:
    script = io.StringIO()
    options = {"as_sql": True, "output_buffer": script, "literal_binds": True}
    # As db/migrate.py has it: a driver's own style would double each percent sign.
    dialect = url.get_dialect()(paramstyle="named")  # type: ignore[call-arg]
    migrate(MigrationContext.configure(dialect=dialect, opts=options), statements)
    connection.exec_driver_sql(script.getvalue(), execution_options={"no_parameters": True})

    assert [text for text in arrived(connection) if NASTY not in text] == []
