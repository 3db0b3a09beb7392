"""A server and a project, as the gallery has them, and the option that tries more."""

import pytest
from changes.conftest import databases, project, settings
from changes.database import Databases
from changes.project import Project

from .judge import Judge

__all__ = ["databases", "project", "settings"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--examples", type=int, help="how many random changes are tried")


@pytest.fixture(scope="session")
def judge(project: Project, databases: Databases) -> Judge:
    return Judge(project, databases)
