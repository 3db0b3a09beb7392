"""Every change in the gallery is made right, or refused in words, on tables that hold rows."""

from pathlib import Path
from zlib import crc32

import pytest

from .case import Case, gallery
from .database import Databases
from .project import Project
from .walk import walk

pytest_plugins = ["server_fixtures"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A third of the gallery, unless all of it is asked for: a change takes a second."""
    if metafunc.definition.name == "test_the_change_is_right_or_refused":
        every = metafunc.config.getoption("--all-changes")
        cases = [one for one in gallery() if every or not crc32(one.name.encode()) % 3]
        metafunc.parametrize("case", cases, ids=str)


@pytest.mark.usefixtures("settings")
def test_the_change_is_right_or_refused(case: Case, project: Project, databases: Databases) -> None:
    walk(case, project, databases)


# Where drivers have rules of their own: symbols in SQL, errors, types that are new.
HARD_ON_DRIVERS = {
    "constraints/unique_duplicates",
    "computed/with_symbols",
    "enums/value_added_as_the_default",
    "expressions/check",
    "names/with_symbols",
    "together/of_the_article",
    "types/text_to_boolean_not",
    "types_with/everything",
    "views/with_symbols",
}


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
@pytest.mark.parametrize("case", [one for one in gallery() if one.name in HARD_ON_DRIVERS], ids=str)
def test_the_driver_makes_no_difference(
    case: Case, driver: str, shop: Path, tmp_path: Path, databases: Databases
) -> None:
    walk(case, Project.like(shop, tmp_path, driver), databases)
