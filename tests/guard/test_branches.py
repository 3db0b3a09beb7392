"""Where a history branches, a word that means one migration is answered with all of them."""

import pytest
from revision_file import source

from .conftest import Guarded

LISTED = """
  aaaaaaaaaaaa  add a  (migrations/versions/aaaaaaaaaaaa.py)
  bbbbbbbbbbbb  add b  (migrations/versions/bbbbbbbbbbbb.py)
"""


@pytest.fixture
def branched(guarded: Guarded) -> Guarded:
    """Two migrations follow the first one, which is applied."""
    guarded.write("pass")
    guarded.ok("upgrade", "head")
    for name in ("a", "b"):
        add(guarded, name * 12, "0" * 11 + "1", f"add {name}")
    return guarded


def add(guarded: Guarded, revision: str, follows: str | tuple[str, ...], title: str) -> None:
    text = source(revision, follows, "pass", title=title)
    (guarded.shop.root / f"migrations/versions/{revision}.py").write_text(text)


def merge(guarded: Guarded) -> None:
    add(guarded, "cccccccccccc", ("aaaaaaaaaaaa", "bbbbbbbbbbbb"), "merge")


def test_head_is_answered_with_both_and_with_what_to_type(branched: Guarded) -> None:
    message = branched.alembic("-x", "env=local", "upgrade", "head").failed

    assert message == (
        f"`head` is not one migration: the history has 2 ends.\n{LISTED}\n"
        "  Put one after the other: change down_revision in the one that was added last.\n"
        "  Where databases have run both, bring them together instead:\n\n"
        '      alembic merge heads -m "merge"\n\n'
        "  Or go on with all of them, as they are:\n\n"
        "      alembic -x env=local upgrade heads"
    )


def test_a_new_migration_and_an_old_one_cannot_follow_both(branched: Guarded) -> None:
    generated = branched.alembic("revision", "--autogenerate", "-m", "x").failed
    undone = branched.alembic("downgrade", "head-1").failed

    assert generated.startswith(f"Nothing was written: the history has 2 ends.\n{LISTED}\n")
    assert undone.startswith(f"`head` is not one migration: the history has 2 ends.\n{LISTED}\n")
    for message in (generated, undone):
        assert message.endswith('\n\n      alembic merge heads -m "merge"')


def test_check_leads_to_all_heads(branched: Guarded) -> None:
    assert branched.alembic("check").failed.endswith("\n      alembic upgrade heads")


def test_a_step_that_leads_two_ways_is_answered_with_both(branched: Guarded) -> None:
    message = branched.alembic("upgrade", "+1").failed

    assert message == (
        f"`+1` leads 2 ways from 000000000001, as 2 migrations follow it.\n{LISTED}\n"
        "  Say which:\n\n"
        "      alembic upgrade aaaaaaaaaaaa\n"
        "      alembic upgrade bbbbbbbbbbbb"
    )


def test_a_step_back_from_a_merge_undoes_the_merge_alone(branched: Guarded) -> None:
    merge(branched)
    branched.ok("upgrade", "head")

    message = branched.alembic("downgrade", "-1").failed
    branched.ok(*message.splitlines()[-1].split()[1:])

    assert message == (
        f"`-1` leads 2 ways from cccccccccccc, as 2 migrations came together in it.\n{LISTED}\n"
        "  Say which:\n\n"
        "      alembic downgrade aaaaaaaaaaaa\n"
        "      alembic downgrade bbbbbbbbbbbb"
    )
    assert at(branched) == ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]


def test_a_step_back_from_two_heads_undoes_the_one_that_is_named(branched: Guarded) -> None:
    branched.ok("upgrade", "heads")

    message = branched.alembic("downgrade", "-1").failed
    branched.ok(*message.splitlines()[-1].split()[1:])

    assert message == (
        f"`-1` does not say from where: the database is at 2 migrations.\n{LISTED}\n"
        "  Say which:\n\n"
        "      alembic downgrade aaaaaaaaaaaa@-1\n"
        "      alembic downgrade bbbbbbbbbbbb@-1"
    )
    assert at(branched) == ["aaaaaaaaaaaa"]


def test_a_step_on_from_two_heads_leads_to_all(branched: Guarded) -> None:
    branched.ok("upgrade", "heads")
    merge(branched)

    message = branched.alembic("upgrade", "+1").failed

    assert message.startswith("`+1` does not say from where: the database is at 2 migrations.\n")
    assert message.endswith("\n      alembic upgrade heads")


def at(guarded: Guarded) -> list[str]:
    return sorted(one for (one,) in guarded.execute("SELECT version_num FROM alembic_version"))
