"""A project that nobody has edited is, after `copier update`, what is rendered today."""

from pathlib import Path
from typing import Any

from copier import run_copy

from .git import git
from .project import answers, begin, files, update
from .releases import Release
from .repository import NEXT


def test_an_update_equals_a_fresh_render(
    trial: dict[str, Any], small_template: Path, tmp_path: Path
) -> None:
    """File by file, for every answer that changes files; but yours stay as they were."""
    release, chosen = trial["release"], {**trial}
    del chosen["release"]

    equals_a_fresh_render(small_template, tmp_path, release, **chosen)


def equals_a_fresh_render(template: Path, folder: Path, release: Release, **chosen: object) -> None:
    project = begin(template, folder / "shop", release.tag, **chosen)
    before = files(project)

    update(project)

    fresh = run_copy(
        str(template), folder / "fresh", answers(project), vcs_ref=NEXT, defaults=True, quiet=True
    )
    yours, rendered, after = fresh.match_skip, files(folder / "fresh"), files(project)
    kept = {path: content for path, content in before.items() if yours(Path(path))}
    theirs = {path: content for path, content in rendered.items() if not yours(Path(path))}
    assert kept
    assert_same(after, kept | theirs)
    assert git(project, "diff", "--check") == ""


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """The paths first, as pytest would print whole files."""
    assert sorted(found) == sorted(expected)
    assert [path for path in found if found[path] != expected[path]] == []
