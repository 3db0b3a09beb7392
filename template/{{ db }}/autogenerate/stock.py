"""Alembic's own comparison, for where PostgreSQL cannot be asked.

It sees less than ours: of a type, a default or a constraint, what Alembic can tell in Python.
"""

import logging
from typing import Any

from sqlalchemy import Connection

from ..connection.undisturbed import rest
from ..running import command

log = logging.getLogger("alembic.autogenerate")


def compare(live: Connection, options: dict[str, Any], reason: Exception) -> None:
    """Run Alembic's command as it is, and say for which *reason*.

    *options* are those of ``context.configure()``.
    """
    log.warning("%s: the exact comparison is off, and this one is Alembic's own.", reason)
    rest(live)
    # Options stay from one `configure` to the next, and ours may have been without comparison.
    theirs: dict[str, Any] = {
        "autogenerate_plugins": ["alembic.autogenerate.*"],
        "include_object": _is_no_stranger,
    }
    command.run(connection=live, **theirs | options)


def _is_no_stranger(_: object, __: str | None, kind: str, reflected: bool, model: object) -> bool:
    """Alembic takes a table that no model knows for one to drop; it may be somebody else's."""
    return not (kind == "table" and reflected and model is None)
