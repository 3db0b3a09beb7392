"""The file of a migration, as somebody would write it by hand."""

from collections.abc import Collection
from textwrap import dedent, indent

FILE = '''\
"""{title}"""

import sqlalchemy as sa
from alembic import op

revision = {id!r}
down_revision = {follows!r}
branch_labels = None
depends_on = {needs!r}
{more}

def upgrade() -> None:
{up}


def downgrade() -> None:
{down}
'''


def source(
    id: str,
    follows: str | Collection[str] | None,
    up: str,
    down: str = "pass",
    *,
    title: str = "",
    needs: str | None = None,
    more: str = "",
) -> str:
    """Its text; *up* and *down* are the lines of its functions, *more* stands above them.

    Without *more*, the first line of upgrade() is the thirteenth of the file.
    """
    up, down = (indent(dedent(lines).strip(), "    ") for lines in (up, down))
    fields = {"title": title or id, "id": id, "follows": follows, "needs": needs}
    return FILE.format(**fields, more=f"{more.strip()}\n" if more else "", up=up, down=down)
