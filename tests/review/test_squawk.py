"""squawk's findings stand beside ours, if it is installed, and its settings count."""

from importlib import import_module

import pytest

from .desk import AN_INDEX, Desk, rules, texts

pytest_plugins = ["server_fixtures"]


def test_what_only_squawk_finds_is_told_and_can_be_accepted(users: Desk) -> None:
    users.execute("CREATE SCHEMA old")
    users.write("a2", 'op.execute("CREATE SCHEMA old")\nop.execute("DROP SCHEMA old")', "a1")

    review = users.review()
    path = users.folder / "versions/a2.py"
    path.write_text(path.read_text() + 'accepted = {"ban-drop-schema": "it was never used"}\n')

    assert rules(review) == ["ban-drop-schema"]
    assert users.review().failures == 0


def test_without_squawk_the_rest_is_told(users: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("shop.db.review.reviewing"), "program", lambda: None)
    users.write("a2", AN_INDEX, "a1")

    review = users.review()

    assert rules(review) == ["index-without-concurrently"]
    assert "Note: squawk is not installed" in texts(review)[0]


def test_a_file_of_squawk_s_settings_counts(users: Desk) -> None:
    users.write("a2", 'op.execute("CREATE SCHEMA x")\nop.execute("DROP SCHEMA x")', "a1")
    (users.folder.parent / ".squawk.toml").write_text('excluded_rules = ["ban-drop-schema"]\n')

    assert rules(users.review()) == []
