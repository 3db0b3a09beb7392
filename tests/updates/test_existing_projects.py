"""A project that was there before the template is, after `copier update`, as if it came today."""

from pathlib import Path

import pytest
from existing import repositories

from .project import begin, files, update
from .questions import KIND
from .releases import RELEASES, Release
from .repository import NEXT
from .test_untouched import assert_same

ANSWERS, EXISTING = ".copier-answers.db.yml", {KIND: "existing"}

# The first three, up to 0.3.0, could not be added to a project.
ADDED = RELEASES[3:]


@pytest.mark.parametrize("added", ADDED[:1] + ADDED[1:][-1:], ids=str)
def test_what_was_added_by_a_release_equals_what_is_added_today(
    added: Release, small_template: Path, tmp_path: Path
) -> None:
    project = repositories.bakery(tmp_path / "bakery")
    begin(small_template, project, added.tag, **EXISTING)
    fresh = repositories.bakery(tmp_path / "fresh" / "bakery")
    begin(small_template, fresh, NEXT, **EXISTING)

    update(project)

    assert_same(*(without_answers(folder) for folder in (project, fresh)))


def without_answers(folder: Path) -> dict[str, bytes]:
    """Some are drawn, such as the identifier of the first migration."""
    return {path: text for path, text in files(folder).items() if path != ANSWERS}
