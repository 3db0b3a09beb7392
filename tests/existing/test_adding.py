"""`copier copy` over a repository adds files, and touches none that is there."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY
from updates.git import commit, git

from .conftest import Add

METADATA = {"bakery": "bakery.models:Base.metadata", "library": "library.db.tables:metadata"}
ANSWERS = ".copier-answers.db.yml"


@pytest.fixture(params=["bakery", "library"])
def repository(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_only_new_files_come_without_a_question_or_a_terminal(repository: Path, thin: Path) -> None:
    copier = [sys.executable, "-m", "copier", "copy", "--defaults", str(thin), "."]

    done = subprocess.run(
        [*copier, "-d", f"metadata={METADATA[repository.name]}"],
        cwd=repository,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "Overwrite" not in done.stderr
    assert f"python -m {repository.name}.database adopt" in done.stderr
    assert {line[:2] for line in status(repository)} == {"??"}
    if repository.name == "library":
        said = done.stderr[done.stderr.index("Added to") :].strip()
        assert said in (REPOSITORY / "docs/existing.md").read_text("utf-8")


def test_what_is_there_answers_the_questions(bakery: Path, add: Add) -> None:
    assert (
        answers(add(bakery)).items()
        >= {
            "project_kind": "existing",
            "package_name": "bakery",
            "layout": "flat",
            "metadata": "bakery.models:Base.metadata",
            "db_package": "database",
            "migrations": "migrations",
        }.items()
    )


def test_alembic_s_files_come_beside_those_that_are_there(library: Path, add: Add) -> None:
    add(library, metadata=METADATA["library"])

    assert answers(library)["theirs"] == [
        ".env.example",
        "alembic.ini",
        "alembic/env.py",
        "alembic/script.py.mako",
    ]
    assert answers(library)["layout"] == "src"
    assert {path.name for path in library.rglob("*.new")} == {
        "alembic.ini.new",
        "env.py.new",
        "script.py.mako.new",
    }
    assert "script_location = %(here)s/alembic\n" in (library / "alembic.ini.new").read_text()
    assert "from library.db.tables import metadata" in (library / "alembic/env.py.new").read_text()


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_whatever_has_a_name_of_ours_is_left_alone(bakery: Path, add: Add, ci: str) -> None:
    """Every file that could come, but for the folder of our own, is there already."""
    add(bakery, ci=ci, db_package="dbtools")
    for name in git(bakery, "ls-files", "--others").splitlines():
        if name.startswith("bakery/dbtools/") or name == ANSWERS:
            (bakery / name).unlink()
        else:
            (bakery / name).write_text("theirs\n")
    commit(bakery)

    add(bakery, ci=ci, db_package="dbtools")

    assert {line[:2] for line in status(bakery)} == {"??"}
    assert not [line for line in status(bakery) if "database_fixtures" in line]


def test_adding_it_again_changes_nothing(bakery: Path, add: Add) -> None:
    """What was found then is not what is there now: our own files are no longer new."""
    add(bakery, db_package="dbtools")
    commit(bakery)

    add(bakery)

    assert not status(bakery)


def test_a_package_called_src_is_no_folder_of_packages(bakery: Path, add: Add) -> None:
    git(bakery, "mv", "bakery", "src")
    commit(bakery)

    add(bakery)

    assert answers(bakery)["package_name"] == "src"
    assert (bakery / "src/database/__init__.py").is_file()
    assert "from src.database.migrate import migrate" in (bakery / "migrations/env.py").read_text()


def test_models_come_where_there_are_none(bakery: Path, add: Add) -> None:
    git(bakery, "rm", "-q", "bakery/models.py", "bakery/db.py")
    commit(bakery)

    add(bakery, models="tables")

    base = bakery / "bakery/models/base.py"
    assert "from ..db.naming import POSTGRESQL_NAMES" in base.read_text()
    assert {path.name for path in base.parent.iterdir()} == {"__init__.py", "base.py"}
    assert "from bakery.models import metadata" in (bakery / "migrations/env.py").read_text()


def test_files_for_ci_call_what_works_without_the_entry(bakery: Path, add: Add) -> None:
    add(bakery, ci="github")

    assert "\npython -m bakery.database review" in (bakery / ".ci/review-migrations").read_text()
    assert f"uvx copier update -a {ANSWERS}" in (bakery / ".ci/check-template").read_text()
    assert not (bakery / ".github/workflows/checks.yml").exists()


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"package_name": "bakkery"}, "No such folder with Python in it."),
        ({"package_name": "my-bakery"}, "Use the name that you import."),
        ({"metadata": "bakery.models.Base"}, "Like app.models:Base.metadata"),
        ({"metadata": ""}, "Say where: there are models."),
        ({"db_package": "db"}, "That name is taken there."),
        ({"db_package": "Data-Base"}, "Use a-z, 0-9 and _, like database."),
        ({"migrations": "../migrations"}, "A folder in here, like migrations."),
        ({"migrations": "/migrations"}, "A folder in here, like migrations."),
    ],
)
def test_an_answer_that_would_not_work_is_refused(
    bakery: Path, add: Add, answer: dict[str, Any], message: str
) -> None:
    """In at most 35 characters: Copier cuts off what its line cannot hold."""
    with pytest.raises(ValueError, match=f": {message}$"):
        add(bakery, **answer)

    assert status(bakery) == []
    assert len(message) <= 35


def status(folder: Path) -> list[str]:
    """What git finds changed or new, file by file."""
    return git(folder, "status", "--porcelain", "--untracked-files=all").splitlines()


def answers(folder: Path, name: str = ANSWERS) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((folder / name).read_text("utf-8"))
    return found
