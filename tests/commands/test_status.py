"""`db status` says where a database stands, and what to type next."""

from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

HALF_BUILT = "CREATE UNIQUE INDEX CONCURRENTLY users_role_key ON users (role)"
TWINS = "INSERT INTO users (name, email, role) VALUES ('a', 'a', 'admin'), ('b', 'b', 'admin')"


def test_status_leads_from_nothing_to_nothing_left_to_do(each_db: Db) -> None:
    nothing = each_db.run("status")
    each_db.ok("prepare")
    done = each_db.run("status")

    assert nothing.stdout.endswith("\nThe database does not exist. Next:  db prepare\n")
    assert done.stdout.endswith("\nNothing to do.\n")
    assert [nothing.returncode, done.returncode] == [1, 0]


def test_pending_migrations_are_listed(db: Db) -> None:
    db.administrate(f"CREATE DATABASE {db.name} OWNER keeper")

    found = db.run("status")

    assert "current      none\n" in found.stdout
    assert ", roles and providers\nINVALID      none\n\nNext:  db upgrade head\n" in found.stdout
    assert found.returncode == 1


def test_status_is_a_short_aligned_text(ready_db: Db) -> None:
    lines = ready_db.run("status").stdout.splitlines()

    assert [line[:13].strip() for line in lines[:7]] == [
        "environment", "database", "server", "current", "head", "pending", "INVALID",
    ]  # fmt: skip
    assert lines[1].startswith(f"database     {ready_db.name} on the socket /")
    assert lines[2].startswith("server       PostgreSQL 1")
    assert lines[3].endswith("  create users, roles and providers")
    assert lines[5:7] == ["pending      none", "INVALID      none"]


def test_what_differs_from_the_models_is_counted(db: Db) -> None:
    db.ok("prepare")
    same = db.run("status")
    db.query("ALTER TABLE users ALTER phone SET NOT NULL")
    found = db.run("status")

    assert "\nmodels       the same\n" in same.stdout
    assert "\nmodels       differ in 2 lines\n" in found.stdout
    assert found.stdout.endswith("db check\n")
    assert [same.returncode, found.returncode] == [0, 1]


def test_models_that_cannot_be_imported_are_not_nothing_to_do(my_db: Db) -> None:
    my_db.ok("prepare")
    my_db.write("src/shop/models/orders.py", "def broken(:\n")

    found = my_db.run("status")

    assert "not compared. shop.models.orders cannot be imported: src/shop/models" in found.stdout
    assert found.returncode == 1


def test_an_invalid_index_is_named_with_what_mends_it(db: Db) -> None:
    db.ok("prepare")
    db.query(TWINS)
    db.run("shell", "--", "-c", HALF_BUILT)

    found = db.run("status")

    assert "INVALID      users_role_key\n" in found.stdout
    assert "REINDEX INDEX CONCURRENTLY users_role_key;" in found.stdout
    assert found.returncode == 1


def test_a_migration_of_another_branch_is_told_from_a_pending_one(db: Db) -> None:
    db.ok("prepare")
    db.query("UPDATE alembic_version SET version_num = 'abcdefabcdef'")

    found = db.run("status")

    assert "is at abcdefabcdef, which is no migration of this checkout." in found.stdout
    assert found.returncode == 1
    for command in ("prepare", "upgrade head", "downgrade -1"):
        assert "is at abcdefabcdef, which is no migration" in db.refused(*command.split())


def test_the_next_command_is_for_the_same_environment(db: Db) -> None:
    assert "Next:  db -x env=staging prepare\n" in db.run("-x", "env=staging", "status").stdout


def test_a_server_that_cannot_be_reached_is_no_answer(db: Db) -> None:
    nowhere = {"DATABASE_URL": "postgresql://keeper@127.0.0.1:1/shop"}

    assert "127.0.0.1" in db.refused("status", env=nowhere)
