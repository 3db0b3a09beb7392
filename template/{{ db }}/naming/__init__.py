"""Constraints and indexes are named as PostgreSQL would name them.

convention.py   the names, for SQLAlchemy's `MetaData(naming_convention=...)`
expressions.py  what PostgreSQL calls an expression in the name of an index
"""

from .convention import POSTGRESQL_NAMES, object_name

__all__ = ["POSTGRESQL_NAMES", "object_name"]
