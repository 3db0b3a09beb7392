"""`copier update` brings improvements of the template, and touches nothing that is yours."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Project
from copier import run_copy, run_update
from readme import clone


@pytest.fixture
def template_repository(tmp_path: Path) -> Path:
    """The template, released as v1.0.0."""
    folder = tmp_path / "template"
    clone(folder)
    git(folder, "tag", "v1.0.0")
    return folder


@pytest.fixture
def project(template_repository: Path, tmp_path: Path) -> Project:
    """A project that was rendered from v1.0.0 and committed."""
    path = tmp_path / "shop"
    run_copy(str(template_repository), path, defaults=True, quiet=True)
    git(path, "init", "-q")
    commit(path)
    return Project(path, tmp_path / "data")


def test_an_update_that_brings_nothing_changes_nothing_but_the_version(
    template_repository: Path, project: Project
) -> None:
    release(template_repository, "v2.0.0")

    run_update(project.path, defaults=True, overwrite=True, quiet=True)

    assert changed(project) == {".copier-answers.yml"}


def test_an_update_keeps_the_initial_migration_as_it_was_applied(
    template_repository: Path, project: Project
) -> None:
    """Its id and date are on databases; the text that they came from may change at will."""
    (migration,) = (project.path / "migrations/versions").glob("*.py")
    before = migration.read_bytes()
    change_every_file(template_repository)
    release(template_repository, "v2.0.0")

    run_update(project.path, defaults=True, overwrite=True, quiet=True)

    assert migration.read_bytes() == before
    assert list(migration.parent.glob("*.py")) == [migration]


def test_an_update_never_touches_or_brings_back_what_is_yours(
    template_repository: Path, project: Project
) -> None:
    (project.path / "tests/test_users.py").unlink()
    (project.path / "README.md").write_text("My own words.\n")
    commit(project.path)
    change_every_file(template_repository)
    release(template_repository, "v2.0.0")

    run_update(project.path, defaults=True, overwrite=True, quiet=True)

    ours = {name for name in changed(project) if not name.startswith("src/shop/db/")}
    assert ours == {
        ".copier-answers.yml",
        ".env.example",
        "alembic.ini",
        "migrations/env.py",
        "migrations/script.py.mako",
        "pyproject.toml",
        "src/shop/models/__init__.py",
        "tests/database_fixtures.py",
        "tests/session_fixtures.py",
        "tests/test_migrations.py",
    }


def test_edits_of_shared_files_are_merged(template_repository: Path, project: Project) -> None:
    pyproject = project.path / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace("# Yours:", '# Yours:\n    "httpx",'))
    commit(project.path)
    upstream = template_repository / "template/pyproject.toml.jinja"
    upstream.write_text(upstream.read_text().replace("alembic[tz]>=1.20", "alembic[tz]>=1.21"))
    release(template_repository, "v2.0.0")

    run_update(project.path, defaults=True, overwrite=True, quiet=True)

    assert "<<<<" not in pyproject.read_text()
    assert '"httpx"' in pyproject.read_text()
    assert "alembic[tz]>=1.21" in pyproject.read_text()


def test_an_answer_that_is_given_later_brings_its_files_once(
    template_repository: Path, project: Project
) -> None:
    """What was there already stays, and from then on they are yours: edited, deleted or not."""
    (project.path / "Dockerfile").write_text("FROM scratch\n")
    commit(project.path)
    answer(project, ci="github", docker=True)
    brought = changed(project)
    (project.path / "compose.yaml").write_text("services: {}\n")
    (project.path / ".github/dependabot.yml").unlink()
    commit(project.path)
    change_every_file(template_repository)
    release(template_repository, "v2.0.0")

    answer(project, docker=False)

    assert brought == {
        ".ci/check-template",
        ".ci/review-migrations",
        ".copier-answers.yml",
        ".dockerignore",
        ".github/dependabot.yml",
        ".github/workflows/checks.yml",
        ".github/workflows/migrations.yml",
        ".github/workflows/template.yml",
        "compose.yaml",
        "secrets/.gitignore",
    }
    assert changed(project) & (brought | {"Dockerfile"}) == {
        ".ci/check-template",
        ".ci/review-migrations",
        ".copier-answers.yml",
        ".github/workflows/migrations.yml",
        ".github/workflows/template.yml",
    }


def answer(project: Project, **answers: Any) -> None:
    run_update(project.path, data=answers, defaults=True, overwrite=True, quiet=True)


def change_every_file(repository: Path) -> None:
    for path in (repository / "template").rglob("*"):
        if path.is_file() and path.stat().st_size:
            path.write_text(path.read_text("utf-8") + "\n# changed upstream\n", "utf-8")


def release(repository: Path, version: str) -> None:
    commit(repository)
    git(repository, "tag", version)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change")


def changed(project: Project) -> set[str]:
    return {line[3:] for line in git(project.path, "status", "--porcelain", "-uall").splitlines()}


def git(folder: Path, *command: str) -> str:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
    done = subprocess.run(
        ["git", *identity, *command], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout
