"""`copier update` brings improvements of the template, and touches nothing that is yours."""

from pathlib import Path

import pytest

from .git import commit, git
from .project import begin, changed, publish, replace, update
from .repository import NEXT


@pytest.fixture
def shop(own_template: Path, tmp_path: Path) -> Path:
    """A project that was rendered from the working tree, and committed."""
    return begin(own_template, tmp_path / "shop", NEXT)


def test_an_update_that_brings_nothing_changes_nothing_but_the_version(
    own_template: Path, shop: Path
) -> None:
    publish(own_template, "v1000.0.0")

    update(shop)

    assert changed(shop) == {".copier-answers.yml"}


def test_an_update_never_touches_or_brings_back_what_is_yours(
    own_template: Path, shop: Path
) -> None:
    """Migrations above all: their ids and dates are on databases. What both have edited is merged."""
    (shop / "tests/test_users.py").unlink()
    (shop / "README.md").write_text("My own words.\n")
    replace(shop / "pyproject.toml", "# Yours:", '# Yours:\n    "httpx",')
    commit(shop)
    change_every_file(own_template)
    publish(own_template, "v1000.0.0")

    update(shop)

    assert {name for name in changed(shop) if not name.startswith("src/shop/db/")} == {
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
    assert git(shop, "diff", "--check") == ""
    assert '    "httpx",\n' in (shop / "pyproject.toml").read_text("utf-8")


def test_a_template_that_has_moved_is_found_by_the_one_line_of_the_page(
    own_template: Path, shop: Path
) -> None:
    """docs/updating.md says which."""
    moved = own_template.rename(own_template.with_name("moved"))
    publish(moved, "v1000.0.0")
    replace(shop / ".copier-answers.yml", f"_src_path: {own_template}", f"_src_path: {moved}")
    commit(shop)

    update(shop)

    assert changed(shop) == {".copier-answers.yml"}


def test_an_answer_that_is_given_later_brings_its_files_once(
    own_template: Path, shop: Path
) -> None:
    """What was there already stays, and from then on they are yours: edited, deleted or not."""
    (shop / "Dockerfile").write_text("FROM scratch\n")
    commit(shop)
    update(shop, ci="github", docker=True)
    brought = changed(shop)
    (shop / "compose.yaml").write_text("services: {}\n")
    (shop / ".github/dependabot.yml").unlink()
    commit(shop)
    change_every_file(own_template)
    publish(own_template, "v1000.0.0")

    update(shop, docker=False)

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
    assert changed(shop) & (brought | {"Dockerfile"}) == {
        ".ci/check-template",
        ".ci/review-migrations",
        ".copier-answers.yml",
        ".github/workflows/migrations.yml",
        ".github/workflows/template.yml",
    }


def change_every_file(template: Path) -> None:
    for path in (template / "template").rglob("*"):
        if path.is_file() and path.stat().st_size:
            path.write_text(path.read_text("utf-8") + "\n# changed upstream\n", "utf-8")
