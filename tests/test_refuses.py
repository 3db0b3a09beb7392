"""Answers that would not work are refused with a good example, and defaults always work."""

import keyword
import sys
from pathlib import Path

import pytest
from conftest import Render


@pytest.mark.parametrize(
    "name", ["class", "2fast", "a-b", "Café", "", "json", "sqlalchemy", "Shop"]
)
def test_a_package_name_that_cannot_be_imported_is_refused(name: str, render: Render) -> None:
    with pytest.raises(ValueError, match="my_shop"):
        render(package_name=name)


@pytest.mark.parametrize("name", ["shop", "my_shop2", "a" * 40])
def test_a_good_package_name_is_taken_as_it_is(name: str, render: Render) -> None:
    project = render(package_name=name)

    assert (project.path / "src" / name / "models/__init__.py").is_file()


def test_no_module_of_python_can_be_hidden(template: Path) -> None:
    known = (template / "includes/package_name.jinja").read_text("utf-8").split()
    words = {word.strip("'~()") for word in known}
    modules = {name for name in sys.stdlib_module_names if name.islower() and name[0] != "_"}

    assert {name for name in modules | set(keyword.kwlist) if name.islower()} <= words


@pytest.mark.parametrize(
    ("folder", "package"),
    [
        ("shop", "shop"),
        ("My Shop", "my_shop"),
        ("my-shop.io", "my_shop_io"),
        ("2fast", "app_2fast"),
        ("class", "app_class"),
        ("Café Größe", "cafe_groesse"),
        ("日本", "app"),
        ("json", "app_json"),
        ("_x_", "x"),
        ("x" * 90, "x" * 50),
    ],
)
def test_every_folder_gives_a_package_name_that_works(
    folder: str, package: str, render: Render
) -> None:
    project = render(folder)

    assert (project.path / "src" / package).is_dir()


def test_a_blank_project_name_is_refused(render: Render) -> None:
    with pytest.raises(ValueError, match="like Shop"):
        render(project_name="  ")


@pytest.mark.parametrize(("question", "answer"), [("models", "views"), ("driver", "pg8000")])
def test_an_unknown_choice_is_refused(question: str, answer: str, render: Render) -> None:
    with pytest.raises(ValueError, match="Invalid choice"):
        render(**{question: answer})
