"""Every combination of answers renders a project that is clean before anybody edits it."""

import ast
import re
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from conftest import Project, Render

ANSWERS = [
    {"models": models, "driver": driver, "example": example}
    for models, driver, example in product(
        ["classes", "tables"], ["psycopg2", "psycopg", "asyncpg"], [True, False]
    )
]


@pytest.fixture(params=ANSWERS, ids=lambda answers: "-".join(map(str, answers.values())))
def project(request: pytest.FixtureRequest, render_once: Render) -> Project:
    return render_once(**request.param)


def test_no_template_language_is_left(project: Project) -> None:
    for path in files(project.path):
        assert not re.search(r"{%|{{ |{#", f"{path}\n{path.read_text('utf-8')}"), path


def test_ruff_finds_nothing(project: Project) -> None:
    project.ok("ruff", "check", "--no-cache")
    project.ok("ruff", "format", "--no-cache", "--check")


def test_the_type_checker_finds_nothing_in_strict_mode(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # One cache for all renders of a worker: reading SQLAlchemy takes longer than the project.
    cache = tmp_path_factory.getbasetemp() / "mypy"
    project.ok("mypy", f"--cache-dir={cache}")


def test_no_file_ends_in_blank_lines_or_lacks_a_line_break(project: Project) -> None:
    for path in files(project.path):
        content = path.read_text("utf-8")
        assert not content or re.search(r"\S\n\Z", content), path


def test_file_names_can_be_checked_out_on_windows(template: Path) -> None:
    for path in files(template):
        assert not re.search(r'[<>:"|?*\\]', str(path.relative_to(template))), path


def test_rendered_python_has_no_blocks_of_template_language(template: Path) -> None:
    for path in files(template / "template"):
        if ".py" in path.suffixes or path.name.endswith(".py{% endif %}"):
            assert "{%" not in path.read_text("utf-8"), path


def test_functions_stay_short(project: Project) -> None:
    for path in project.path.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
                "versions" not in path.parts
            ):
                assert (node.end_lineno or 0) - node.lineno < 30, f"{path}: {node.name}"


@pytest.mark.parametrize("name", ["models", "driver", "example"])
def test_each_answer_changes_what_is_rendered(name: str, render_once: Render) -> None:
    values: list[Any] = sorted({answers[name] for answers in ANSWERS})

    trees = [tree(render_once(**{name: value})) for value in values]

    assert all(first != second for first, second in pairwise(trees))


def test_without_the_example_there_are_no_tables_and_no_migration(render_once: Render) -> None:
    project = render_once(example=False)

    assert {path.name for path in (project.path / "src/shop/models").iterdir()} == {
        "__init__.py",
        "base.py",
    }
    assert [path.name for path in (project.path / "migrations/versions").iterdir()] == [".gitkeep"]


def test_names_with_quotes_and_backslashes_are_rendered_safely(render: Render) -> None:
    project = render(project_name='The "\\shop\\" é', package_name="shop")

    project.ok("python", "-c", "import tomllib; tomllib.load(open('pyproject.toml', 'rb'))")
    project.ok("ruff", "check", "--no-cache", "--select", "E9,F", "src")


def files(folder: Path) -> list[Path]:
    """What was rendered, and not what programs have left beside it."""
    left = {".git", "__pycache__", ".pytest_cache"}
    return [path for path in folder.rglob("*") if path.is_file() and not left & {*path.parts}]


def tree(project: Project) -> dict[str, str]:
    """The rendered files but for Copier's own, where every answer shows."""
    return {
        str(path.relative_to(project.path)): path.read_text("utf-8")
        for path in files(project.path)
        if path.name != ".copier-answers.yml" and "versions" not in path.parts
    }
