"""`db prepare` leaves a database that can be worked with, whatever there was before."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import parse_qs

from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]


def test_prepare_creates_migrates_and_seeds_and_then_has_nothing_to_do(each_db: Db) -> None:
    first = each_db.run("prepare")
    second = each_db.run("prepare")

    assert f"Created database {each_db.name}\n" in first.stderr
    assert "create users, roles and providers\n" in first.stderr
    assert "Loaded seeds/roles_and_providers.sql: 5 rows\n" in first.stderr
    assert "Nothing to do" in second.stderr
    assert first.stdout == second.stdout == ""
    assert each_db.query("SELECT name FROM roles ORDER BY id") == ["admin", "editor", "member"]


def test_the_embedded_postgresql_is_prepared_likewise(each_embedded_db: Db) -> None:
    db = each_embedded_db

    assert "sql: 5 rows\n" in db.ok("prepare")
    assert "Dropped database shop\nINFO  Created database shop\n" in db.ok("reset", "--yes")
    assert "admin" in db.ok("shell", "--", "-c", "SELECT name FROM roles")
    assert db.run("url").stdout.startswith("postgresql://postgres@/shop?host=%2F")


def test_eight_at_once_on_an_empty_server_all_succeed(db: Db) -> None:
    with ThreadPoolExecutor(8) as pool:
        printed = list(pool.map(lambda _: db.ok("prepare"), range(8)))

    for once in ("Created database", "Running upgrade", "sql: 5 rows"):
        assert sum(text.count(once) for text in printed) == 1


def test_a_role_that_may_not_create_databases_has_the_statement_for_who_may(each_db: Db) -> None:
    message = replace(each_db, role="guest").refused("prepare")

    where = {name: values[0] for name, values in parse_qs(each_db.server).items()}
    assert message == (
        f"local: the role guest may not create the database {each_db.name} on the socket "
        f"{where['host']}/.s.PGSQL.{where['port']}.\n\n"
        "  Have an administrator run this, and try again:\n\n"
        f"      CREATE DATABASE {each_db.name} OWNER guest;\n\n"
        "  Or name another one in DATABASE_URL. Looked in the environment variables and "
        f"{each_db.project.path}/.env, which is not there.\n"
    )


def test_what_an_administrator_created_is_filled(db: Db) -> None:
    db.administrate(f"CREATE DATABASE {db.name} OWNER guest")

    assert "Running upgrade" in replace(db, role="guest").ok("prepare")


def test_a_server_whose_database_postgres_is_closed_will_do(db: Db, closed_postgres: None) -> None:
    assert f"Created database {db.name}\n" in db.ok("prepare")


def test_any_name_of_a_database_works(db: Db) -> None:
    odd = replace(db, name='the "25%s" :x')

    assert 'Created database the "25%s" :x' in odd.ok("prepare")


def test_a_migration_that_fails_is_told_without_a_traceback(my_db: Db) -> None:
    (initial,) = (my_db.project.path / "migrations/versions").glob("*.py")
    broken = '    op.execute("SELECT 1 / 0")\n    op.create_table('
    initial.write_text(initial.read_text().replace("    op.create_table(", broken, 1))

    assert "division by zero" in my_db.refused("prepare")
