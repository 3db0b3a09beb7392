"""`db shell` and `db url` lead other programs to the right database, and guard the password."""

import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
from db_command import PASSWORD, Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

WHERE = "SELECT current_database() || ' as ' || current_user"


def test_the_shell_is_on_the_right_database(each_db: Db) -> None:
    each_db.administrate(f"CREATE DATABASE {each_db.name}")

    assert f"{each_db.name} as keeper" in each_db.ok("shell", "--", "-c", WHERE)


def test_no_command_line_of_any_process_holds_the_password(ready_db: Db) -> None:
    """psql itself prints them all, and `Db.run` finds no password in what it prints."""
    printed = ready_db.ok("shell", "--", "-c", r"\! cat /proc/[0-9]*/cmdline | tr '\0' ' '")

    assert f"postgresql://keeper@/{ready_db.name}" in printed


def test_the_shell_reads_a_script_and_hands_on_how_it_ended(ready_db: Db) -> None:
    script = ready_db.project.path / "broken.sql"
    script.write_text("SELECT 7 * 6;\n SELECT 1 / 0;\n SELECT 'not' || 'reached'")

    with script.open() as stdin:
        done = ready_db.run("shell", "--", "--set=ON_ERROR_STOP=1", stdin=stdin)

    assert " 42\n" in done.stdout
    assert "division by zero" in done.stderr
    assert "notreached" not in done.stdout
    assert done.returncode == 3


def test_without_a_psql_on_the_path_there_is_that_of_the_embedded_postgresql(ready_db: Db) -> None:
    path = {"PATH": str(Path(sys.executable).parent)}

    assert f"{ready_db.name} as keeper" in ready_db.ok("shell", "--", "-c", WHERE, env=path)


def test_the_url_hides_the_password_unless_asked(each_db: Db) -> None:
    each_db.administrate(f"CREATE DATABASE {each_db.name}")

    hidden = each_db.run("url").stdout
    shown = each_db.run("url", "--show-password").stdout

    assert hidden == f"postgresql://keeper:***@/{each_db.name}?{each_db.server}\n"
    assert shown == hidden.replace("***", quote(PASSWORD, safe=""))
    psycopg.connect(shown.strip()).close()
