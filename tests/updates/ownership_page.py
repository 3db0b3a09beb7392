"""docs/ownership.md: which of the rendered files is whose, as copier.yml and some renders have it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from conftest import REPOSITORY
from copier import run_copy
from pathspec import PathSpec

from .owners import SHARED, TEMPLATE
from .repository import NEXT

PAGE = REPOSITORY / "docs" / "ownership.md"

TEXT = """\
# Which file is whose

What `copier update` does with a file depends on whose it is. Your own files beside these are none of
its business: it does not know of them.

## Yours

Written once, by `copier copy` or by the update in which the answer is given. No update touches them
again: edited, renamed or deleted, they stay as you have them. What is listed as the template's below is
none of these.

{yours}

## Shared

The template keeps these current, and you write in them, too. An update merges both
([updating](updating.md)). They are never deleted.

{shared}

## The template's

An update brings their new versions, and may add and delete such files. Edits are merged here as well, but
they are the likeliest to conflict: ask for an option instead.

{template}

## Nobody renders these

| path | |
| --- | --- |
| `migrations/revisions.lock` | written by `alembic revision` and `db release`; commit it ([history](history.md)) |
| `uv.lock` | written by uv; yours |
| `.env`, `.env.*` | yours, and in no commit |
| `.pgdata/` | the embedded PostgreSQL's data, in no commit |

In a project that existed before the template came, everything that was there is yours, whatever it is
called.

The tables are made of `copier.yml` by `{command}`.
"""

COMMAND = "uv run pytest -n0 tests/updates/test_ownership_page.py --write"

BASE: dict[str, Any] = {"project_name": "Shop", "package_name": "shop", "example": False}
ANSWERS: list[dict[str, Any]] = [
    {},
    {"example": True},
    {"ci": "github"},
    {"ci": "gitlab"},
    {"docker": True},
    {"pre_commit": True},
]

Brought = dict[str, list[str]]


def page(template: Path, folder: Path) -> str:
    """The text of the page, from renders of the *template* in the *folder*."""
    brought, yours = _brought(template, folder)
    owned = {path for path in brought if path in yours}
    return TEXT.format(
        yours=_table(_by_pattern({path: brought[path] for path in brought if path in owned})),
        shared=_table({path: brought[path] for path in brought if path in SHARED}),
        template=_table(_by_folder(brought, brought.keys() - owned - SHARED)),
        command=COMMAND,
    )


def _brought(template: Path, folder: Path) -> tuple[Brought, set[str]]:
    """Every rendered path with the answers that bring it, none if it always comes; and the user's."""
    brought: Brought = {}
    yours = set()
    for number, answer in enumerate(ANSWERS):
        place = folder / str(number)
        worker = run_copy(
            str(template), place, BASE | answer, vcs_ref=NEXT, defaults=True, quiet=True
        )
        for path in _files(place):
            if brought.setdefault(path, []) or not number or not (folder / "0" / path).exists():
                brought[path] += [f"`{name}: {_yaml(value)}`" for name, value in answer.items()]
            if worker.match_skip(Path(path)):
                yours.add(path)
    return brought, yours


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _by_pattern(brought: Brought) -> Brought:
    """Under the lines of copier.yml instead of the paths."""
    configuration = yaml.safe_load((REPOSITORY / "copier.yml").read_text("utf-8"))
    lines = [line for line in configuration["_skip_if_exists"] if line[0] == "/"]
    return {
        line[1:]: _common(answers for path, answers in brought.items() if _matches(line, path))
        for line in lines
    }


def _matches(line: str, path: str) -> bool:
    return PathSpec.from_lines("gitignore", [line]).match_file(path)


def _by_folder(brought: Brought, paths: Iterable[str]) -> Brought:
    """The template's own folders, which are so many files, as one line each."""
    folders = {path: f"{'/'.join(path.split('/')[:3])}/" for path in paths if "/db/" in path}
    shown = {folders.get(path, path): brought[path] for path in paths}
    assert all(TEMPLATE.match_file(path) for path in shown), sorted(shown)
    return dict(sorted(shown.items()))


def _common(found: Iterable[list[str]]) -> list[str]:
    """The answers that bring one of several files; none if one always comes."""
    every = list(found)
    return sorted({answer for answers in every for answer in answers}) if all(every) else []


def _table(brought: Brought) -> str:
    rows = [f"| `{_named(path)}` | {', '.join(answers)} |" for path, answers in brought.items()]
    return "\n".join(["| path | only if you answer |", "| --- | --- |", *rows])


def _named(path: str) -> str:
    return path.replace("src/shop/", "src/PACKAGE/").replace("src/*/", "src/PACKAGE/")
