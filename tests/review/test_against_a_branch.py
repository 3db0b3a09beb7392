"""`db review --against` reviews what a branch does not have yet."""

import pytest
from alembic.util import CommandError
from updates.git import commit, git

from .desk import AN_INDEX, TABLES, Desk, rules, texts

pytest_plugins = ["server_fixtures"]


def test_what_git_does_not_know_yet_is_reviewed(users: Desk) -> None:
    git(users.folder.parent, "init", "-q", "-b", "main")
    commit(users.folder.parent)
    users.write("a2", AN_INDEX, "a1")

    review = users.review(ref="main")

    assert [report.revision for report in review.reports] == ["a2"]
    assert rules(review) == ["index-without-concurrently"]
    assert "1 migration, not in main." in texts(review)[0]


def test_a_migration_that_was_changed_since_is_named(users: Desk) -> None:
    git(users.folder.parent, "init", "-q", "-b", "main")
    commit(users.folder.parent)
    users.write("a1", f"{TABLES}\n{AN_INDEX}", None)

    review = users.review(ref="main")

    assert review.chosen.changed == ("migrations/versions/a1.py",)
    assert "**Changed or deleted.**" in texts(review)[1]


def test_an_unknown_branch_is_refused(users: Desk) -> None:
    git(users.folder.parent, "init", "-q", "-b", "main")

    with pytest.raises(CommandError, match="finds no commit that nowhere and this branch have"):
        users.review(ref="nowhere")
