"""The docstring of a package is its map: whoever looks for something finds the module that does it."""

import ast
import re
from pathlib import Path

import pytest

DB = Path(__file__).parents[1] / "template" / "{{ db }}"
PACKAGES = sorted(file.parent for file in DB.rglob("__init__.py"))

# A module as it is named there: `wording.py`, `models/` or, in a sentence, `wording` in backticks.
NAMED = re.compile(r"(?<![\w/.])(?:(\w+)\.py|`(\w+)`|(\w+)/(?![\w<]))")


def names(package: Path) -> set[str]:
    """What the docstring of *package* names."""
    text = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    return {next(filter(None, found)) for found in NAMED.findall(text)}


def modules(package: Path) -> set[str]:
    """The modules and packages in *package*."""
    files = {file.stem for file in package.glob("*.py")} - {"__init__", "__main__"}
    return files | {file.parent.name for file in package.glob("*/__init__.py")}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_map_names_every_module_of_its_package(package: Path) -> None:
    """Nor does a module come, or get another name, without it."""
    assert modules(package) <= names(package)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_map_names_no_module_that_is_gone(package: Path) -> None:
    """What it calls `.py` is in this package, or at the top of the layer."""
    text = (package / "__init__.py").read_text("utf-8")
    there = {file.name for folder in (package, DB) for file in folder.glob("*.py")}
    assert set(re.findall(r"(?<![\w/])\w+\.py\b", text)) <= there
