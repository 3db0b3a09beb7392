"""Give a scratch database the extensions of another, as far as that is allowed."""

import logging
from collections.abc import Iterable

from sqlalchemy import Connection

from ..postgresql.driver import is_refusal
from ..postgresql.quote import identifier
from .profile import Extension
from .scratch_session import execute

log = logging.getLogger("alembic.compare")


def create(connection: Connection, extensions: Iterable[Extension]) -> None:
    """Create those of *extensions* that PostgreSQL lets us have; what needs another one fails later.

    The connection is left without a transaction.
    """
    for extension in extensions:
        name, schema = identifier(extension.name), identifier(extension.schema)
        script = (
            f"CREATE SCHEMA IF NOT EXISTS {schema};"
            f"CREATE EXTENSION IF NOT EXISTS {name} WITH SCHEMA {schema} CASCADE"
        )
        try:
            execute(connection, script)
        except Exception as error:
            if not is_refusal(error):
                raise
            log.debug("No extension %s in a scratch database: %s", extension.name, error)
