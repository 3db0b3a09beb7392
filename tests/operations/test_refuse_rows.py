"""`op.refuse_rows()` stops a migration before rows are harmed, online and in the SQL of `--sql`."""

import subprocess
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from changes.database import script
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import IntegrityError

pytest_plugins = ["server_fixtures"]

PRICES = """
    CREATE SCHEMA app;
    CREATE TABLE app."Prices" (id int PRIMARY KEY, amount numeric, refused text, name text);
    INSERT INTO app."Prices" VALUES (1, 1.005, '', 'a:b'), (2, 2, '%', '%%'), (3, 2.001, 'q', '');
"""
ROUNDED = "amount <> amount::numeric(10, 2)"


@pytest.fixture(params=["psycopg2", "psycopg"])
def prices(request: pytest.FixtureRequest, engine: Engine) -> Any:
    url = engine.url.set(drivername=f"postgresql+{request.param}")
    with create_engine(url).connect() as connection:
        script(connection, PRICES)
        yield connection


def operations(connection: Connection, **options: Any) -> Any:
    import_module("shop.db.operations")
    return Operations(MigrationContext.configure(connection, opts=options))


def in_sql(condition: str, message: str) -> str:
    """What `--sql` prints."""
    import_module("shop.db.operations")
    buffer = StringIO()
    options = {"as_sql": True, "output_buffer": buffer, "literal_binds": True}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    refuse: Any = Operations(context)
    refuse.refuse_rows("Prices", condition, message, schema="app")
    return buffer.getvalue()


def test_the_message_counts_the_rows_and_names_three(prices: Connection) -> None:
    refused = import_module("shop.db.operations.refuse_rows").RowsRefused

    with pytest.raises(refused) as caught:
        operations(prices).refuse_rows("Prices", ROUNDED, "prices would be rounded", schema="app")

    assert str(caught.value) == (
        "prices would be rounded: 2 rows.\n\n"
        "  id = 1, id = 3\n"
        "  Nothing of that migration was applied; those before it stay. Mend the rows, and type the"
        " same\n  command again:\n\n"
        '      SELECT id FROM app."Prices" WHERE amount <> amount::numeric(10, 2);'
    )


def test_without_such_rows_the_migration_goes_on(prices: Connection) -> None:
    operations(prices).refuse_rows("Prices", "id > 3", "never", schema="app")

    script(prices, in_sql("id > 3", "never"))


@pytest.mark.parametrize(
    "condition", ["name = 'a:b'", "refused = '%' AND id % 2 = 0", "name = '' AND 'it''s' > ''"]
)
def test_a_condition_is_left_as_it_is(prices: Connection, condition: str) -> None:
    refused = import_module("shop.db.operations.refuse_rows").RowsRefused

    with pytest.raises(refused, match="1 row"):
        operations(prices).refuse_rows("Prices", condition, "100% of it's :a", schema="app")
    with pytest.raises(IntegrityError, match="100% of it's :a: 1 rows"):
        script(prices, in_sql(condition, "100% of it's :a"))


def test_a_table_that_is_not_there_is_told(prices: Connection) -> None:
    error = import_module("shop.db.running.failed_migration").MigrationError

    with pytest.raises(error, match=r'found no table "Prices"\.'):
        operations(prices).refuse_rows("Prices", "true", "never")


def test_the_sql_shows_rows_too(prices: Connection) -> None:
    with pytest.raises(IntegrityError, match=r"DETAIL:  \(1,1\.005,.*\), \(3,2\.001,q,"):
        script(prices, in_sql(ROUNDED, "x"))


TWICE = """
import sys
from importlib import import_module
for _ in range(2):
    import_module("shop.db.operations")
    for name in [name for name in sys.modules if name.startswith("shop")]:
        del sys.modules[name]
"""


def test_the_operation_may_be_registered_again(shop: Path) -> None:
    subprocess.run([sys.executable, "-c", TWICE], cwd=shop / "src", check=True)
