"""docs/review.md has all rules, and shows what is printed."""

import re
from importlib import import_module
from pathlib import Path

from conftest import REPOSITORY

from .desk import Desk, texts

pytest_plugins = ["server_fixtures"]


def test_the_page_has_all_rules(shop: Path) -> None:
    page = (REPOSITORY / "docs/review.md").read_text("utf-8")

    assert import_module("shop.db.review.rules").table() in page


def test_the_page_shows_what_is_printed(users: Desk) -> None:
    page = (REPOSITORY / "docs/review.md").read_text("utf-8")
    shown = next(block for block in page.split("```\n") if block.startswith("1 migration, "))
    users.execute("ALTER TABLE users ADD name text")
    users.write("a2", 'op.add_column("users", sa.Column("name", sa.Text()))', "a1")
    users.execute("UPDATE alembic_version SET version_num = 'a2'")
    index = 'op.create_index("users_name_idx", "users", ["name"])'
    users.write("3f0c5e1d2a94", index, "a2")

    printed = texts(users.review())[0]

    assert lines(printed)[4:] == lines(shown)[4:]


def lines(text: str) -> list[str]:
    """Those of *text*, without the sizes of tables."""
    return re.sub(r"\((about|an unknown).*?\)", "(...)", text.strip()).splitlines()
