"""What a release said about a package's name, which it asks for in words."""

import keyword
import sys

from conftest import REPOSITORY
from jinja2 import BaseLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from .git import git
from .questions import Questions, questions
from .releases import Release

# Which Copier gives to every template.
FILTERS = "jinja2_ansible_filters.AnsibleCoreFiltersExtension"

MACROS = "includes/"

# Ordinary names, names at the edges of the rules, and names of modules that people know.
SAMPLES = [
    *("a", "app", "shop", "my_shop", "shop2", "s_", "a__b", "x" * 40, "x" * 58, "x" * 59, "x" * 63),
    *("Shop", "my-shop", "2shop", "_shop", "shöp", "shop.core", "", "my shop"),
    *(
        "api",
        "core",
        "db",
        "database",
        "models",
        "main",
        "server",
        "website",
        "data",
        "src",
        "app_1",
    ),
    *("django", "fastapi", "flask", "requests", "celery", "pandas", "numpy", "orders", "billing"),
    *(name for name in sorted(sys.stdlib_module_names) if name.islower()),
    *keyword.kwlist,
]


def accepted(release: Release) -> list[str]:
    """The samples that this release took as a package's name."""
    paths = git(REPOSITORY, "ls-tree", "-r", "--name-only", release.commit, MACROS).splitlines()
    macros = {path: git(REPOSITORY, "show", f"{release.commit}:{path}") for path in paths}
    refusals = _refusals(questions(release), DictLoader(macros), SAMPLES)
    return [name for name in SAMPLES if name not in refusals]


def refused(names: list[str]) -> dict[str, str]:
    """Those of the *names* that the working tree does not take, with what it says about them."""
    return _refusals(questions(), FileSystemLoader(REPOSITORY), names)


def _refusals(asked: Questions, loader: BaseLoader, names: list[str]) -> dict[str, str]:
    """As Copier finds them, with the default answers to all other questions."""
    environment = Environment(loader=loader, extensions=[FILTERS], undefined=StrictUndefined)
    validator = environment.from_string(asked["package_name"]["validator"])
    others = {other: entry.get("default") for other, entry in asked.items()}
    said = {name: validator.render(others | {"package_name": name}).strip() for name in names}
    return {name: refusal for name, refusal in said.items() if refusal}
