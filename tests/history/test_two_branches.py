"""Two branches that both add a migration meet in git, and docs/history.md says how to go on."""

from .drafts import History

pytest_plugins = ["server_fixtures"]


def branched(history: History, *, released: bool = False) -> None:
    """A migration in main, and one more both there and in a branch, where we are."""
    history.add("root")
    history.git("init", "-q", "-b", "main")
    history.commit()
    history.git("checkout", "-q", "-b", "feature")
    history.add("ours", 'op.execute("SELECT 2")', 'op.execute("SELECT 1")')
    history.commit()
    history.git("checkout", "-q", "main")
    history.add("theirs")
    if released:
        history.release()
    history.commit()
    history.git("checkout", "-q", "feature")


def test_both_have_added_a_line_at_the_end_which_is_a_conflict(history: History) -> None:
    branched(history)

    printed = history.git("merge", "main", status=1)

    assert "CONFLICT (content): Merge conflict in migrations/revisions.lock" in printed
    assert history.git("diff", "--name-only", "--diff-filter=U").split() == [
        "migrations/revisions.lock"
    ]


def test_a_branch_that_has_made_the_file_meets_another_one(history: History) -> None:
    """Projects from before have none, until two branches each make it."""
    history.add("root")
    history.lock.unlink()
    history.git("init", "-q", "-b", "main")
    history.commit()
    for branch in ("one", "two"):
        history.git("checkout", "-q", "-b", branch, "main")
        history.add(branch)
        history.commit()

    assert "CONFLICT (add/add)" in history.git("merge", "one", status=1)


def test_a_conflict_is_told_with_what_to_do(history: History) -> None:
    branched(history)
    history.git("merge", "main", status=1)

    printed = history.release()

    assert "revisions.lock has a git conflict: two branches have added a migration" in printed
    assert "db release --update" in printed


def test_a_rebase_of_ours_on_theirs_is_done_in_two_steps(history: History) -> None:
    branched(history, released=True)
    history.git("merge", "main", status=1)

    history.edit("ours", "down_revision = 'root'", "down_revision = 'theirs'")
    printed = history.release(update=True)
    history.commit()

    assert printed == "revisions.lock lists 3 migrations.\n"
    assert [(words[0], words[-1]) for words in history.lines] == [
        ("root", "released"),
        ("theirs", "released"),
        ("ours", "draft"),
    ]
    for refusals in ("unlisted", "edited", "rendered_differently"):
        assert not history.refusals(refusals)


def test_a_conflict_between_a_release_and_a_new_migration_keeps_both(history: History) -> None:
    history.add("root")
    history.git("init", "-q", "-b", "main")
    history.commit()
    history.git("checkout", "-q", "-b", "feature")
    history.add("ours")
    history.commit()
    history.git("checkout", "-q", "main")
    history.release()
    history.commit()
    history.git("checkout", "-q", "feature")
    history.git("merge", "main", status=1)

    history.release(update=True)

    assert [(words[0], words[-1]) for words in history.lines] == [
        ("root", "released"),
        ("ours", "draft"),
    ]


def test_conflict_markers_may_be_deleted_by_hand(history: History) -> None:
    branched(history)
    history.git("merge", "main", status=1)
    kept = [
        line
        for line in history.lock.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith(("<", "=", ">"))
    ]

    history.lock.write_text("".join(kept), "utf-8")

    assert not history.refusals("unlisted")


def test_a_line_that_a_merge_has_lost_is_missed(history: History) -> None:
    branched(history)
    history.git("merge", "main", status=1)
    history.git("checkout", "--ours", "migrations/revisions.lock")

    (message,) = history.refusals("unlisted")

    assert "_theirs.py is not in migrations/revisions.lock" in message
    history.release(update=True)
    assert not history.refusals("unlisted")


def test_two_releases_of_different_files_are_not_mended_by_us(history: History) -> None:
    history.add("root")
    history.release()
    text = history.lock.read_text("utf-8")
    other = text.replace(history.lines[0][1], "0" * 16).splitlines()[-1]
    history.lock.write_text(f"<<<<<<< HEAD\n{text}=======\n{other}\n>>>>>>> main\n", "utf-8")

    assert "says of root twice that it is released" in history.release(update=True)
