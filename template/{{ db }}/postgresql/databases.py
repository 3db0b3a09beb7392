"""The databases of a server."""

from sqlalchemy import Connection, text

EXISTS = text("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name)")


def exists(connection: Connection, name: str) -> bool:
    """Whether the server of *connection* has a database of this *name*."""
    return bool(connection.scalar(EXISTS, {"name": name}))
