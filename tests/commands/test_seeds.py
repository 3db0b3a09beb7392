"""Seed data: what every database begins with, loaded again and again."""

from dataclasses import replace

from conftest import Render
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

IN_PYTHON = """
from sqlalchemy import Connection, text

def seed(connection: Connection) -> None:
    row = {"name": "100% :python"}
    connection.execute(text("INSERT INTO roles (name) VALUES (:name) ON CONFLICT DO NOTHING"), row)
"""
IN_SQL = """
INSERT INTO roles (name) VALUES ('100% :sql'), ('%s') ON CONFLICT DO NOTHING;
INSERT INTO providers (name) VALUES ('a;b'::text) ON CONFLICT DO NOTHING -- no semicolon
"""
A_TWIN = "INSERT INTO providers (name) VALUES ('new');\n\nINSERT INTO roles (name) VALUES ('admin')"


def test_every_kind_of_seed_can_be_loaded_twice(each_my_db: Db) -> None:
    each_my_db.write("seeds/local/a.py", IN_PYTHON)
    each_my_db.write("seeds/local/b.sql", IN_SQL)
    each_my_db.write("seeds/local/c.sql", "-- nothing but a comment")

    first, second = each_my_db.ok("prepare"), each_my_db.ok("seed")

    assert "seeds/local/a.py: 1 row\n" in first
    assert "seeds/local/b.sql: 3 rows\n" in first
    assert second.count(": no change\n") == 4
    names = "SELECT name FROM roles WHERE name ~ '%' ORDER BY id"
    assert each_my_db.query(names) == ["100% :python", "100% :sql", "%s"]


def test_seeds_of_another_environment_are_not_loaded(my_db: Db) -> None:
    my_db.write("seeds/test/only_in_test.sql", "SELECT 1")
    my_db.write("seeds/prod/nowhere.sql", "SELECT 1")
    my_db.write("seeds/_mine/nowhere.sql", "SELECT 1")

    printed = my_db.ok("prepare")

    assert "only_in_test" not in printed
    assert "nowhere.sql" not in printed
    assert "seeds/prod is loaded in no environment: alembic.ini knows local, test" in printed
    assert "Loaded seeds/test/only_in_test.sql" in my_db.ok("-x", "env=test", "seed")


def test_seeds_are_loaded_in_the_order_of_their_names(my_db: Db) -> None:
    for name in ("b.sql", "a.py", "local/a.sql"):
        my_db.write(f"seeds/{name}", "def seed(_):0" if name == "a.py" else "SELECT 1")

    printed = my_db.ok("prepare")

    loaded = [line.split()[2] for line in printed.splitlines() if "Loaded" in line]
    assert loaded == [
        f"seeds/{name}:" for name in ("a.py", "b.sql", "roles_and_providers.sql", "local/a.sql")
    ]


def test_a_file_that_fails_is_named_and_changes_nothing(each_my_db: Db) -> None:
    each_my_db.write("seeds/twin.sql", A_TWIN)

    message = each_my_db.refused("prepare")

    assert message.startswith("seeds/twin.sql was refused, and the whole file changed nothing.\n")
    assert '  duplicate key value violates unique constraint "roles_name_key"\n' in message
    assert "ON CONFLICT DO NOTHING" in message
    assert each_my_db.query("SELECT name FROM providers WHERE name = 'new'") == []


def test_a_mistake_in_sql_is_told_with_its_line(each_my_db: Db) -> None:
    each_my_db.write("seeds/a.sql", "SELECT 'é';\n\nINSERT INTO nowhere VALUES (1)")

    message = each_my_db.refused("prepare")

    assert message.startswith("seeds/a.sql, line 3, was refused")
    assert '  relation "nowhere" does not exist\n' in message


def test_sql_that_fails_in_python_is_told_likewise(each_my_db: Db) -> None:
    without = IN_PYTHON.replace(" ON CONFLICT DO NOTHING", "")
    each_my_db.write("seeds/twin.py", without.replace("100% :python", "admin"))

    message = each_my_db.refused("prepare")

    assert message.startswith("seeds/twin.py was refused")
    assert '  duplicate key value violates unique constraint "roles_name_key"\n' in message


def test_a_python_file_without_the_function_is_refused(my_db: Db) -> None:
    my_db.write("seeds/a.py", "")

    assert "seeds/a.py has no function seed(connection)" in my_db.refused("prepare")


def test_without_the_example_the_folder_is_empty(render_once: Render, db: Db) -> None:
    bare = replace(db, project=render_once(example=False))

    bare.ok("prepare")

    assert [path.name for path in (bare.project.path / "seeds").iterdir()] == [".gitkeep"]
    assert "Nothing to do" in bare.ok("prepare")
