"""A database that stock Alembic has made, with an env.py of its own."""

from collections.abc import Callable
from pathlib import Path

from .adopter import Adopter
from .stock_history import with_tags

STOCK_ENV = """
import os
from alembic import context
from shop.models import metadata
from sqlalchemy import create_engine

url = os.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg2:")
with create_engine(url).connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
"""


def with_history(desk: Adopter, write: Callable[[Path], None]) -> Adopter:
    """The project with a history, and the database that stock Alembic has made with it."""
    write(desk.project.versions)
    stock_upgrade(desk)
    return desk


def stock_upgrade(desk: Adopter) -> None:
    """`alembic upgrade heads` with Alembic's own env.py, which knows the models."""
    env = desk.project.folder / "migrations/env.py"
    ours = env.read_text("utf-8")
    env.write_text(STOCK_ENV, "utf-8")
    ran = desk.alembic(with_tags, "upgrade", "heads")
    env.write_text(ours, "utf-8")
    assert ran.status == 0, ran
