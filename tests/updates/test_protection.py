"""What a future version of the template must not do to a project that exists, whatever else it does."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from copier import run_copy
from copier._main import Worker

from .git import commit
from .owners import TEMPLATE
from .project import answers, begin, changed, files, publish, replace, update
from .questions import choices, questions
from .release_rules import accepted, refused
from .releases import OLDEST, RELEASES, Release
from .repository import NEXT

# With these, every file that there is is rendered once.
ALL_FILES: list[dict[str, Any]] = [
    {"ci": "github", "docker": True, "pre_commit": True},
    {"ci": "gitlab", "models": "tables", "driver": "asyncpg"},
]


# ── Files ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("given", ALL_FILES, ids=lambda given: given["ci"])
def test_no_file_that_people_edit_is_rendered_no_more(
    each_release: Release, given: dict[str, Any], small_template: Path, tmp_path: Path
) -> None:
    """Copier would delete it, edits and all: add the old path to `_exclude`.

    The template's own files may go: add those to `owners.TEMPLATE`. What was yours is never one.
    """
    given = {"package_name": "shop"} | given
    once = render(small_template, tmp_path / "old", each_release.tag, given)

    today = render(small_template, tmp_path / "new", NEXT, given)

    paths = set(map(Path, files(tmp_path / "old")))
    gone = paths - set(map(Path, files(tmp_path / "new")))
    deleted = {
        path for path in gone if not today.match_exclude(path) and not today.match_skip(path)
    }
    assert {path for path in deleted if not TEMPLATE.match_file(path)} == set()
    assert {
        path for path in paths - gone if once.match_skip(path) > today.match_skip(path)
    } == set()


def test_a_file_that_the_template_renames_is_kept_by_its_exclusion(
    own_template: Path, tmp_path: Path
) -> None:
    """Otherwise it is deleted, though it was edited. This is what the test above is about."""
    folder = begin(own_template, tmp_path / "shop", NEXT)
    replace(folder / ".env.example", "POSTGRES_USER=shop", "POSTGRES_USER=clerk")
    commit(folder)
    kept = tmp_path / "kept"
    shutil.copytree(folder, kept)
    rename(own_template, ".env.example.jinja", "settings.example.jinja")
    publish(own_template, "v1000.0.0")
    update(folder)
    exclude(own_template, "/.env.example")
    publish(own_template, "v1001.0.0")

    update(kept)

    assert not (folder / ".env.example").exists()
    assert "POSTGRES_USER=clerk" in (kept / ".env.example").read_text("utf-8")


def render(template: Path, folder: Path, version: str, given: dict[str, Any]) -> Worker:
    return run_copy(str(template), folder, given, vcs_ref=version, defaults=True, quiet=True)


def rename(template: Path, old: str, new: str) -> None:
    (template / "template" / old).rename(template / "template" / new)


def exclude(template: Path, path: str) -> None:
    configuration = template / "copier.yml"
    text = configuration.read_text("utf-8")
    assert "\n_exclude:\n" in text
    configuration.write_text(text.replace("\n_exclude:\n", f"\n_exclude:\n  - {path}\n"), "utf-8")


# ── Answers ───────────────────────────────────────────────────────────────────────────────────


def test_every_question_of_a_release_is_still_asked(each_release: Release) -> None:
    """The answers to others are forgotten."""
    today = questions()

    for name, entry in questions(each_release).items():
        assert name in today
        assert today[name]["type"] == entry["type"], name


def test_every_choice_of_a_release_is_still_offered(each_release: Release) -> None:
    """Copier takes the default instead of an answer that it does not know, and says nothing."""
    today = questions()

    for name, entry in questions(each_release).items():
        assert set(choices(entry)) <= set(choices(today[name])), name


def test_every_name_that_a_release_accepted_is_still_accepted(each_release: Release) -> None:
    """As with choices: the package would be renamed, and all of the template's files with it."""
    names = accepted(each_release)

    assert len(names) > 5
    assert refused(names) == {}


def test_a_question_that_is_new_has_a_default(each_release: Release) -> None:
    """`copier update --defaults` would stop at it, and so would a robot that runs it."""
    new = questions().keys() - questions(each_release).keys()

    assert [name for name in new if "default" not in questions()[name]] == []


def test_questions_that_are_new_change_nothing_by_default(
    small_template: Path, tmp_path: Path
) -> None:
    """A file that appears is one of the template's own, and all old answers are as they were."""
    folder = begin(small_template, tmp_path / "shop", OLDEST.tag)
    before, answered = files(folder), answers(folder)

    update(folder)

    new = changed(folder) - before.keys()
    assert {path for path in new if not TEMPLATE.match_file(path)} == set()
    assert answered.items() <= answers(folder).items()


@pytest.fixture(params=RELEASES, ids=str)
def each_release(request: pytest.FixtureRequest) -> Release:
    """All of them, always: looking costs nothing."""
    release: Release = request.param
    return release
