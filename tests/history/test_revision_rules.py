"""What the file of a migration must say, and must not."""

from importlib import import_module
from pathlib import Path

import pytest
from alembic.script import Script
from alembic.util import load_python_file

pytest_plugins = ["server_fixtures"]

HEAD = "from alembic import op\n\nrevision = 'one'\ndown_revision = None\n"
UP = "def upgrade():\n    op.execute('SELECT 1')\n"


def problems(shop: Path, folder: Path, check: str, source: str) -> list[str]:
    """What `shop.db.revisions.rules` says of a migration with this *source*."""
    path = folder / "one.py"
    path.write_text(HEAD + source, "utf-8")
    script = Script(load_python_file(folder, path.name), "one", path)
    found: list[str] = getattr(import_module("shop.db.revisions.rules"), check)(script)
    return found


@pytest.mark.parametrize(
    "down",
    [
        "def downgrade():\n    pass\n",
        "def downgrade():\n    ...\n",
        'def downgrade():\n    """Downgrade schema."""\n',
        "def downgrade():\n    return\n",
        "def downgrade():\n    pass\n\nirreversible = ''\n",
        "def downgrade():\n    pass\n\nirreversible = True\n",
        "def downgrade():\n    pass\n\nnothing_to_undo = None\n",
        "",
    ],
)
def test_a_downgrade_that_does_nothing_needs_a_reason(
    shop: Path, tmp_path: Path, down: str
) -> None:
    (message,) = problems(shop, tmp_path, "not_undone", UP + down)

    assert message.startswith("one.py: downgrade() does nothing")


@pytest.mark.parametrize(
    "source",
    [
        UP + "def downgrade():\n    op.execute('SELECT 2')\n",
        UP + "def downgrade():\n    raise NotImplementedError\n",
        UP + "def downgrade():\n    pass\n\nirreversible = 'the rows are gone'\n",
        UP + "def downgrade():\n    pass\n\nirreversible: str = 'the rows are gone'\n",
        UP + "def downgrade():\n    pass\n\nnothing_to_undo = 'it only fills'\n",
        "def upgrade():\n    pass\n\ndef downgrade():\n    pass\n",
    ],
)
def test_one_that_does_something_or_says_why_not_is_fine(
    shop: Path, tmp_path: Path, source: str
) -> None:
    assert not problems(shop, tmp_path, "not_undone", source)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from shop.models import metadata", "shop.models"),
        ("import shop.models.users as users", "shop.models.users"),
        ("from shop import models", "shop.models"),
        ("import shop", "shop"),
        ("def upgrade():\n    from shop.database import engine", "shop.database"),
    ],
)
def test_an_import_of_the_application_is_refused(
    shop: Path, tmp_path: Path, source: str, name: str
) -> None:
    (message,) = problems(shop, tmp_path, "imports_of_the_application", source)

    assert f": imports {name}. The application changes" in message


@pytest.mark.parametrize(
    "source",
    [
        "from shop.db.operations.sql_type import SQLType",
        "import shop.db.operations",
        "from shop import db",
        "import json\nfrom sqlalchemy.dialects import postgresql",
    ],
)
def test_what_migrations_are_made_for_may_be_imported(
    shop: Path, tmp_path: Path, source: str
) -> None:
    assert not problems(shop, tmp_path, "imports_of_the_application", source)


def test_what_is_accepted_has_a_reason(shop: Path, tmp_path: Path) -> None:
    source = "accepted = {'drop table a': 'unused', 'drop table b': ' ', 'drop table c': None}"

    found = problems(shop, tmp_path, "accepted_without_reason", source)

    assert [message.splitlines()[0] for message in found] == [
        "one.py: accepted['drop table b'] has no reason. Whoever reads it needs one:",
        "one.py: accepted['drop table c'] has no reason. Whoever reads it needs one:",
    ]
