"""What the template asks, and asked in each release."""

from collections.abc import Iterable
from itertools import product
from typing import Any

import yaml
from conftest import REPOSITORY

from .git import git
from .releases import Release
from .repository import need

# Of a project that was there before.
KIND, OF_EXISTING = "project_kind", "project_kind == 'existing'"

Questions = dict[str, dict[str, Any]]


def questions(release: Release | None = None) -> Questions:
    """The questions of a *release*, or of the working tree, as copier.yml has them."""
    if release:
        need(release)
        text = git(REPOSITORY, "show", f"{release.commit}:copier.yml")
    else:
        text = (REPOSITORY / "copier.yml").read_text("utf-8")
    asked = {name: entry for name, entry in yaml.safe_load(text).items() if name[0] != "_"}
    return {name: entry for name, entry in asked.items() if entry.get("when") is not False}


def choices(question: dict[str, Any]) -> list[Any]:
    """The values that can be chosen; none where any text can be typed."""
    if question["type"] == "bool":
        return [True, False]
    offered = question.get("choices", [])
    return list(offered.values() if isinstance(offered, dict) else offered)


def trials(releases: Iterable[Release]) -> list[dict[str, Any]]:
    """Every release with every combination of the answers that change its files."""
    return [
        {"release": release, **dict(zip(offered, values, strict=True))}
        for release in releases
        for offered in [_offered(questions(release))]
        for values in product(*offered.values())
    ]


def _offered(asked: Questions) -> dict[str, list[Any]]:
    """What a new project is asked; one that was there is tried by test_existing_projects.py."""
    ours = {name: one for name, one in asked.items() if OF_EXISTING not in str(one.get("when"))}
    offered = {name: choices(entry) for name, entry in ours.items() if choices(entry)}
    return offered | ({KIND: ["new"]} if KIND in offered else {})
