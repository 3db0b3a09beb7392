"""docs/history.md shows what is printed."""

import pytest
from alembic import command
from alembic.util import CommandError
from conftest import REPOSITORY

from .drafts import History

pytest_plugins = ["server_fixtures"]

PAGE = (REPOSITORY / "docs/history.md").read_text("utf-8")
FILE, REVISION = "2026_11_23_164627_drop_the_log.py", "b783b6856b85"


def test_the_refusal_of_a_downgrade_is_that_of_the_page(history: History) -> None:
    path = history.add(REVISION)
    path = path.rename(path.with_name(FILE))
    reason = 'irreversible = "the old values are gone"\n'
    path.write_text(path.read_text("utf-8") + reason, "utf-8")

    with pytest.raises(CommandError) as refused:
        command.downgrade(history.config, f"{REVISION}:base", sql=True)

    assert f"```python\n{reason}```" in PAGE
    assert f"```\n{refused.value}\n```" in PAGE
