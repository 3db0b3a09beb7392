"""docs/guard.md says what is so."""

import re
from importlib import import_module
from pathlib import Path

from conftest import REPOSITORY

from .conftest import Guarded
from .test_one_at_a_time import other_migrator
from .test_retry import ADD, READ, TABLES

PAGE = (REPOSITORY / "docs/guard.md").read_text("utf-8")


def blocks(word: str) -> list[str]:
    """The outputs on the page that begin with *word*."""
    return re.findall(rf"^```\n({word}.*?)\n```", PAGE, flags=re.MULTILINE | re.DOTALL)


def alike(said: str) -> str:
    """Without numbers and names, which differ each time."""
    named = re.sub(r"migrations/versions/\w+\.py, line \d+", "FILE", said)
    named = re.sub(r"of \w+ \(\w+\)", "of ROLE (NAME)", named)
    return re.sub(r"\d+(\.\d+)?( ?(ms|s|min))?\b", "N", named)


def test_the_table_lists_every_setting(package: Path) -> None:
    rows = [
        f"| `{setting.name}` | {setting.about} | `{setting.default}` | `{setting.least}` to "
        f"`{setting.most}`{', or `0` for no limit' if setting.none else ''} |"
        for setting in import_module("shop.db.running.timeouts").SETTINGS
    ]

    assert [line for line in PAGE.splitlines() if line.startswith("| `")] == rows


def test_the_example_has_the_same_defaults(package: Path) -> None:
    example = (package / ".env.example").read_text("utf-8")

    for setting in import_module("shop.db.running.timeouts").SETTINGS:
        assert f"# {setting.name}={setting.default}\n" in example


def test_the_messages_are_those_of_the_program(guarded: Guarded) -> None:
    slow = "op.execute('SELECT pg_sleep(5)')"
    guarded.write(TABLES, ADD.format(name="name"), slow)
    guarded.ok("upgrade", "+1")
    short = {"MIGRATION_LOCK_TIMEOUT": "10ms", "MIGRATION_STATEMENT_TIMEOUT": "100ms"}

    with guarded.blocked(READ, role="migrator"):
        blocked = guarded.alembic("upgrade", "head", **short, MIGRATION_ATTEMPTS="2")
    too_slow = guarded.alembic("upgrade", "head", **short)
    with other_migrator(guarded):
        second = guarded.alembic("upgrade", "head", MIGRATION_WAIT="1s")

    said = [alike(text) for ran in (blocked, too_slow, second) for text in (ran.out, ran.err)]
    wanted = blocks("FAILED") + blocks("INFO") + [b for b in blocks("WARNING") if "locked" in b]
    assert len(wanted) == 4
    for block in wanted:
        assert any(alike(block) in text for text in said), f"{alike(block)}\n{said}"


def test_the_warning_about_poolers_is_that_of_the_program(package: Path) -> None:
    warning = import_module("shop.db.connection.pooler").WARNING % ("shop", "POSTGRES_HOST")

    assert blocks("WARNING")[1] == f"WARNING  {warning}"
