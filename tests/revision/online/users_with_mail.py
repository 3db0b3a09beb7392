"""The table that is changed online, its rows, and models in which it has more."""

from collections.abc import Callable

from changes.case import Tables
from sqlalchemy import Column, Text
from sqlalchemy.schema import SchemaItem

from ..desk import users

ROWS = "INSERT INTO users SELECT n, n || '@example.com' FROM generate_series(1, 9) n"

mail = Column("mail", Text)
before = users(mail)

Items = Callable[[], list[SchemaItem]]


def having(items: Items) -> Tables:
    """The models in which `users` has these, which are made anew each time."""
    return lambda metadata: users(*items())(metadata)
