"""The options of `context.configure()` in migrations/env.py, as we read them."""

from typing import Any

Options = dict[str, Any]


def version_table(options: Options) -> str:
    """The name of Alembic's own table."""
    return str(options.get("version_table", "alembic_version"))


def version_schema(options: Options) -> str | None:
    """The schema that it is to be in, if that is not to be the first one."""
    found = options.get("version_table_schema")
    return str(found) if found else None
