"""`db` is Alembic's command line with more verbs, in any folder of the project."""

import re
import shlex
import shutil
import tomllib
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from conftest import REPOSITORY
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

VERBS = [
    "prepare",
    "seed",
    "status",
    "shell",
    "url",
    "diagram",
    "adopt",
    "review",
    "rehearse",
    "release",
    "reset",
    "completion",
]


def test_alembic_s_commands_are_there(db: Db) -> None:
    db.ok("prepare")

    assert "(head)" in db.ok("current")
    assert "create users" in db.ok("history")
    assert "Running downgrade" in db.ok("downgrade", "base")
    assert "CREATE TABLE users" in db.ok("upgrade", "head", "--sql")


def test_without_a_verb_they_are_listed(db: Db) -> None:
    done = db.run()

    assert done.returncode == 2
    assert "db prepare     " in done.stderr
    assert "rehearse " in done.stderr


@pytest.mark.parametrize("folder", ["src/shop/models", "migrations"])
def test_db_works_from_any_folder_of_the_project(folder: str, ready_db: Db) -> None:
    assert "environment  local" in ready_db.run("status", cwd=ready_db.project.path / folder).stdout


def test_another_folder_is_told_to_alembic_and_to_db_alike(db: Db, tmp_path: Path) -> None:
    ini = str(db.project.path / "alembic.ini")

    assert "Next:  db prepare" in db.run("-c", ini, "status", cwd=tmp_path).stdout
    assert "There is no alembic.ini" in db.refused("-c", "nowhere/alembic.ini", "status")


def test_the_environment_is_chosen_as_with_alembic(db: Db) -> None:
    by_option = db.run("-x", "env=staging", "status")
    by_variable = db.run("status", env={"APP_ENV": "staging"})

    assert by_option.stderr == by_variable.stderr
    assert by_option.stderr.startswith("INFO  staging: postgresql://keeper:***@")


@pytest.mark.parametrize("verb", ["prepare", "status", "url", "upgrade head"])
def test_one_line_of_stderr_says_which_database_is_touched(verb: str, ready_db: Db) -> None:
    done = ready_db.run(*verb.split())

    assert done.stderr.count("INFO  local: postgresql://keeper:***@") == 1
    assert done.stderr.startswith("INFO  local: ")
    assert "INFO" not in done.stdout


def test_a_copied_project_runs_its_own_code(ready_db: Db, tmp_path: Path) -> None:
    copy = shutil.copytree(ready_db.project.path, tmp_path / "copy")
    module = copy / "src/shop/db/commands/url.py"
    module.write_text(module.read_text().replace('"%s"', '"of the copy: %s"'))

    assert ready_db.run("url", cwd=copy).stdout.startswith("of the copy: postgresql://")


def test_the_command_is_installed_with_the_project(shop: Path) -> None:
    scripts = tomllib.loads((shop / "pyproject.toml").read_text())["project"]["scripts"]

    main = EntryPoint("db", scripts["db"], "console_scripts").load()

    assert main is import_module("shop.db.cli").main


def test_a_shell_completes_the_verbs(ready_db: Db) -> None:
    script = ready_db.run("completion", "bash").stdout

    completed = ready_db.project.ok("bash", "-c", f"{script}\ncomplete -p db")

    assert {*VERBS, "upgrade", "revision"} <= set(re.findall(r"\w+", completed))


def test_the_documentation_is_what_help_prints(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = (REPOSITORY / "docs/commands.md").read_text("utf-8")
    parsers = import_module("shop.db.verbs").command_line().subparsers.choices

    for verb in VERBS:
        printed = parsers[verb].format_help()
        assert f"```\n$ db {verb} --help\n{printed}```\n" in page
        assert "\nexample:\n" in printed


def test_the_help_of_every_verb_has_an_example_that_is_right(shop: Path) -> None:
    line = import_module("shop.db.verbs").command_line()

    for verb, parser in line.subparsers.choices.items():
        summary, _, examples = (parser.description or "").partition("\nexample:\n")
        assert summary.strip(), verb
        assert examples, verb
        for example in examples.splitlines():
            assert line.parser.parse_args(_words(example)).cmd == parser.get_default("cmd")


def _words(example: str) -> list[str]:
    """What follows `db` in one line of an example, without what the shell or a person reads."""
    inside = re.search(r"\$\((.*?)\)", example)
    command = re.split(r" {3,}| [|<]+ ", inside[1] if inside else example.strip())[0]
    program, *words = shlex.split(command)
    assert program == "db"
    return words
