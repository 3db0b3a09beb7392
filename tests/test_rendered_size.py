"""A rendered project is small enough to be read before it is used."""

import tomllib
from pathlib import Path

from conftest import Render


def test_there_are_at_most_25_files_besides_the_template_s_own(render_once: Render) -> None:
    project = render_once().path

    assert len(outside(project)) <= 25, outside(project)


def test_your_part_is_at_most_150_lines_of_code(render_once: Render) -> None:
    project = render_once().path
    mine = [
        *(project / "src/shop").glob("*.py"),
        *(project / "src/shop/models").glob("[!_]*.py"),
        project / "tests/conftest.py",
        project / "tests/test_users.py",
    ]

    lines = [line for path in mine for line in path.read_text("utf-8").splitlines()]

    assert len([line for line in lines if line.strip()]) <= 150


def test_your_coverage_is_not_about_the_template_s_code(render_once: Render) -> None:
    project = render_once().path
    coverage = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]

    assert coverage["run"] == {"source": ["src"], "omit": ["src/shop/db/*"]}


def test_the_readme_begins_with_the_five_commands_of_daily_work(render_once: Render) -> None:
    readme = (render_once().path / "README.md").read_text("utf-8")
    first = readme.partition("```sh\n")[2].partition("```")[0].splitlines()

    assert [line.partition("#")[0].split()[:4] for line in first] == [
        ["uv", "run", "db", "prepare"],
        ["uv", "run", "alembic", "revision"],
        ["uv", "run", "pytest"],
        ["uv", "run", "db", "status"],
        ["uv", "run", "alembic", "downgrade"],
    ]


def outside(project: Path) -> list[str]:
    """The files of *project* that are not in the folder which makes it work."""
    found = [path.relative_to(project) for path in project.rglob("*") if path.is_file()]
    # Other tests may have run programs in the same project.
    made = {"__pycache__", ".git", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
    return sorted(str(path) for path in found if not {"db", *made} & set(path.parts))
