"""The releases that releases.toml lists."""

import tomllib
from dataclasses import dataclass
from datetime import date

from conftest import REPOSITORY


@dataclass(frozen=True)
class Release:
    """One of them, and the commit that it was made of."""

    version: str
    date: date
    commit: str

    @property
    def tag(self) -> str:
        return f"v{self.version}"

    def __str__(self) -> str:
        return self.version


def read_releases() -> list[Release]:
    """All of them, oldest first."""
    with (REPOSITORY / "releases.toml").open("rb") as file:
        return [Release(**entry) for entry in tomllib.load(file)["release"]]


RELEASES = read_releases()
OLDEST, NEWEST = RELEASES[0], RELEASES[-1]
