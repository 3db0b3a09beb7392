"""Have Alembic run its command, without announcing that this is PostgreSQL."""

from typing import Any

from alembic import context

from . import console


def configure(**options: Any) -> None:
    """Alembic's ``context.configure()``."""
    with console.without_preamble():
        context.configure(**options)


def run(**options: Any) -> None:
    """Configure with *options*, and run the command in the transactions that they ask for."""
    configure(**options)
    with context.begin_transaction():
        context.run_migrations()
