"""`copier update -a .copier-answers.db.yml` brings improvements of what is ours, and nothing else."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from copier import run_recopy, run_update
from updates.git import commit, git
from updates.project import begin, changed, publish

ANSWERS = ".copier-answers.db.yml"


@pytest.fixture
def releases(thin: Path, tmp_path: Path) -> Path:
    """The template's repository: v1.0.0 is as it stands, v2.0.0 has other words in every file."""
    folder = tmp_path / "template"
    copytree(thin, folder)
    git(folder, "init", "-q")
    publish(folder, "v1.0.0")
    for path in (folder / "template").rglob("*"):
        if path.is_file() and path.stat().st_size and path.suffix != ".mako":
            path.write_text(path.read_text("utf-8") + "\n# changed upstream\n", "utf-8")
    publish(folder, "v2.0.0")
    return folder


def test_what_came_is_kept_current_but_for_models_and_migrations(
    bakery: Path, releases: Path
) -> None:
    git(bakery, "rm", "-q", "bakery/models.py")
    added(bakery, releases)
    env = bakery / "migrations/env.py"
    env.write_text(env.read_text().replace('"""Where', '"""Here is where'))
    (bakery / "tests/test_migrations.py").unlink()
    commit(bakery)

    update(bakery)

    assert outside(bakery, "bakery/database/") == {
        ANSWERS,
        ".env.example",
        "alembic.ini",
        "bakery/models/__init__.py",
        "migrations/env.py",
        "migrations/script.py.mako",
        "tests/database_fixtures.py",
    }
    assert "Here is where" in env.read_text()
    assert "# changed upstream" in env.read_text()


def test_files_of_theirs_are_theirs_for_good(library: Path, releases: Path) -> None:
    """What had a name of ours before, what took the place of a .new, and what they deleted."""
    added(library, releases, metadata="library.db.tables:metadata")
    for new in library.rglob("*.new"):
        new.rename(new.with_suffix(""))
    commit(library)

    update(library)

    assert outside(library, "src/library/database/") == {
        ANSWERS,
        "tests/database_fixtures.py",
        "tests/test_migrations.py",
    }
    assert "gh:pawamoy/copier-uv" in (library / ".copier-answers.yml").read_text()


def test_recopying_changes_nothing_of_theirs(library: Path, releases: Path) -> None:
    added(library, releases, metadata="library.db.tables:metadata")

    run_recopy(library, answers_file=ANSWERS, defaults=True, overwrite=True, quiet=True)

    assert outside(library, "src/library/database/") <= {
        ANSWERS,
        "alembic.ini.new",
        "alembic/env.py.new",
        "alembic/script.py.mako.new",
        "tests/database_fixtures.py",
        "tests/test_migrations.py",
    }


def added(folder: Path, releases: Path, **answers: Any) -> None:
    begin(releases, folder, "v1.0.0", project_kind="existing", **answers)


def update(folder: Path) -> None:
    run_update(folder, answers_file=ANSWERS, defaults=True, overwrite=True, quiet=True)
    assert git(folder, "diff", "--check") == ""


def outside(folder: Path, ours: str) -> set[str]:
    """What changed, but for the folder of our own, in which something did."""
    assert any(name.startswith(ours) for name in changed(folder))
    return {name for name in changed(folder) if not name.startswith(ours)}
