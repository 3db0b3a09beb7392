"""`db release` says what must not change any more, and the tests of a project hold it to that."""

from .drafts import History

pytest_plugins = ["server_fixtures"]

CREATE = 'op.execute("CREATE TABLE t (a int)")'
DROP = 'op.execute("DROP TABLE t")'


def states(history: History) -> list[tuple[str, str]]:
    return [(words[0], words[-1]) for words in history.lines]


def test_a_draft_may_be_edited_freely(history: History) -> None:
    history.add("one", CREATE, DROP)
    history.edit("one", "a int", "a bigint")

    assert not history.refusals("edited")
    assert not history.refusals("rendered_differently")


def test_all_are_released_as_they_are_now(history: History) -> None:
    one, _ = history.add("one", CREATE, DROP), history.add("two")
    history.edit("one", "a int", "a bigint")

    printed = history.release()

    assert states(history) == [("one", "released"), ("two", "released")]
    assert f"Released: migrations/versions/{one.name}\n" in printed
    assert not history.refusals("edited")
    assert "Nothing to release" in history.release()


def test_one_and_all_before_it_are_released(history: History) -> None:
    for revision in ("first", "second", "third"):
        history.add(revision)

    printed = history.release("sec")

    assert states(history) == [("first", "released"), ("second", "released"), ("third", "draft")]
    assert printed.endswith("Still drafts: third\n")


def test_there_may_be_nothing_to_release(history: History) -> None:
    assert "there are no migrations yet" in history.release()
    assert not history.lock.exists()


def test_a_revision_that_is_not_there_is_refused(history: History) -> None:
    history.add("one")

    assert "FAILED: Can't locate revision" in history.release("nowhere")


def test_two_heads_are_not_released(history: History) -> None:
    """Neither could follow the other any more."""
    history.add("one")
    two = history.add("two")
    copy = two.read_text("utf-8").replace("'two'", "'three'")
    two.with_name("three.py").write_text(copy, "utf-8")

    printed = history.release()

    assert "FAILED: Nothing was released: there are two ends of the history" in printed
    assert "change down_revision" in printed


def test_an_edited_one_is_refused_and_told_how_to_go_back(history: History) -> None:
    path = history.add("one", CREATE, DROP)
    history.release()
    history.edit("one", "a int", "a bigint")
    history.add("two")

    (message,) = history.refusals("edited")

    assert f"{path.name} was edited after it was released" in message
    assert f"git checkout -- migrations/versions/{path.name}" in message
    assert "new migration" in message
    assert history.release() == f"FAILED: Nothing was released. {message}"
    assert states(history) == [("one", "released"), ("two", "draft")]


def test_git_takes_an_edit_back_as_the_message_says(history: History) -> None:
    path = history.add("one", CREATE, DROP)
    history.release()
    history.git("init", "-q")
    history.commit()
    history.edit("one", "a int", "a bigint")
    (message,) = history.refusals("edited")
    (line,) = (line.strip() for line in message.splitlines() if "git checkout --" in line)

    history.git(*line.removeprefix("git ").split())

    assert "a int" in path.read_text("utf-8")
    assert not history.refusals("edited")


def test_one_that_was_deleted_is_refused_and_told_how_to_get_it_back(history: History) -> None:
    history.add("one")
    path = history.add("two")
    history.release()
    history.git("init", "-q")
    history.commit()
    path.unlink()
    history.commit()

    (message,) = history.refusals("edited")

    assert "two is released, and its file is gone" in message
    log, back = (line[6:] for line in message.splitlines() if line.startswith("      git"))
    found = history.git(*log.split()[1:]).split()
    commit, file = found[0], found[-1]
    history.git(*back.replace("COMMIT", commit).replace("FILE", file).split()[1:])
    assert path.exists()
    assert not history.refusals("edited")


def test_a_lost_file_stays_released(history: History) -> None:
    """A `revision` that is run meanwhile does not make it be forgotten."""
    history.add("one")
    history.add("two")
    history.release()
    history.path("two").unlink()

    history.add("three")

    assert [words[0] for words in history.lines] == ["two", "one", "three"]
    assert "FAILED: Nothing was released. two is released" in history.release()


def test_what_changed_its_looks_only_is_released_again_by_name(history: History) -> None:
    history.add("one", CREATE, DROP)
    history.add("two")
    history.release()
    history.edit("one", '"CREATE TABLE t (a int)"', '("CREATE TABLE t (a int)")')
    before = history.lines

    printed = history.release("one", again=True)

    assert printed.startswith("Released again, as it is now: migrations/versions/")
    assert not history.refusals("edited")
    assert history.lines[0][2] == before[0][2]
    assert history.lines[1] == before[1]


def test_only_what_is_released_is_released_again(history: History) -> None:
    history.add("one")

    assert "FAILED: one is not released" in history.release("one", again=True)
    assert "FAILED: Name the migration" in history.release(again=True)
