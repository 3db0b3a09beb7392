"""A migration whose Python fails is told with its line; our own mistakes keep their traceback."""

from importlib import import_module

import pytest

from .conftest import Guarded

CREATE = "op.execute('CREATE TABLE users (id int)')"
COMMITTED = f"""
with op.get_context().autocommit_block():
    {CREATE}
op.nothing()
"""
UNDONE = """\
  Nothing of that migration was applied; those before it stay. Mend it, and type the same command
  again. `alembic --raiseerr ...` shows the traceback."""
KEPT = """\
  What that migration did before it stays, as it is not one transaction. Mend it, and type the
  same command again. `alembic --raiseerr ...` shows the traceback."""
HELPER = "def help():\n    return None.nothing\n"


def tables(guarded: Guarded) -> int:
    count: int = guarded.value("SELECT count(*) FROM pg_class WHERE relname = 'users'")
    return count


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("op.nothing()", "AttributeError: module 'alembic.op' has no attribute 'nothing'"),
        ("nothing", "NameError: name 'nothing' is not defined"),
        ("op.online(3)", "TypeError: online() takes 1 positional argument but 2 were given"),
        ("raise ValueError('not before monday')", "ValueError: not before monday"),
    ],
)
def test_the_line_is_told_and_what_python_says(code: str, said: str, guarded: Guarded) -> None:
    guarded.write(f"{CREATE}\n{code}")

    message = guarded.alembic("upgrade", "head").failed

    assert message == (
        "The Python of a migration fails: migrations/versions/000000000001.py, line 14.\n\n"
        f"      {code}\n\n  {said}\n\n{UNDONE}"
    )
    assert tables(guarded) == 0


def test_what_is_committed_is_told_to_stay(each_guarded: Guarded) -> None:
    each_guarded.write(COMMITTED)

    message = each_guarded.alembic("upgrade", "head").failed

    assert message.endswith(f"has no attribute 'nothing'\n\n{KEPT}")
    assert tables(each_guarded) == 1


def test_a_downgrade_and_printed_sql_say_so_too(guarded: Guarded) -> None:
    guarded.write("pass", downgrade="nothing")
    guarded.ok("upgrade", "head")

    undoing = guarded.alembic("downgrade", "base").failed
    printing = guarded.alembic("downgrade", "head:base", "--sql")

    assert undoing.endswith(f"NameError: name 'nothing' is not defined\n\n{UNDONE}")
    assert "FAILED: The Python of a migration fails: migrations/versions/" in printing.out
    assert "The SQL that was printed ends before that migration. Mend it" in printing.out


def test_a_module_that_a_migration_calls_is_named_with_its_caller(guarded: Guarded) -> None:
    module = guarded.shop.root / "src" / "helper_of_migrations.py"
    module.parent.mkdir(exist_ok=True)
    module.write_text(HELPER)
    guarded.write("from helper_of_migrations import help\nhelp()")

    message = guarded.alembic("upgrade", "head").failed

    assert message.startswith(
        "The Python of a migration fails: src/helper_of_migrations.py, line 2,\n"
        "called by migrations/versions/000000000001.py, line 14.\n\n      return None.nothing\n\n"
    )


def test_a_statement_without_its_values_shows_none(guarded: Guarded) -> None:
    guarded.write("op.get_bind().execute(sa.text('SELECT :a, :b'), {'a': 'secret'})")

    message = guarded.alembic("upgrade", "head").failed

    assert "A value is required for bind parameter 'b'" in message
    assert message.count("secret") == 1  # in the line of the migration


def test_a_mistake_of_ours_is_not_blamed_on_the_migration(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded.write(CREATE)
    impl = import_module("shop.db.operations.savepoints")
    monkeypatch.setattr(impl, "_controls_transactions", None)

    with pytest.raises(TypeError, match="'NoneType' object is not callable"):
        guarded.alembic("upgrade", "head")


def test_the_traceback_is_there_for_who_asks(guarded: Guarded) -> None:
    guarded.write("op.nothing()")

    shown = guarded.alembic("--raiseerr", "upgrade", "head")

    assert "Traceback" in shown.out
    assert "in upgrade\n    op.nothing()\n" in shown.out
