"""Every change in the gallery is made right, or refused in words, on tables that hold rows."""

import pytest

from .case import Case, gallery
from .database import Databases
from .project import Project
from .walk import walk

pytest_plugins = ["server_fixtures"]


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("case", gallery(), ids=str)
def test_the_change_is_right_or_refused(case: Case, project: Project, databases: Databases) -> None:
    walk(case, project, databases)
