"""Constraints for which Alembic has no words, or not all: they are written as SQL."""

import re

from ...compare.snapshot import Constraint, Reference
from ..python.code import Call, execute

# Keys over periods of time, of PostgreSQL 18: SQLAlchemy does not know them, and would make plain ones.
# https://www.postgresql.org/docs/18/ddl-constraints.html
OVER_TIME = re.compile(
    r"(PRIMARY KEY|UNIQUE) \(.* WITHOUT OVERLAPS\)|FOREIGN KEY \((.*, )?PERIOD ", re.DOTALL
)


def needs_sql(constraint: Constraint) -> bool:
    """Whether Alembic has no words for all of it."""
    reference = constraint.reference
    return (
        constraint.kind == "x"
        or not constraint.valid
        or constraint.no_inherit
        or is_over_time(constraint)
        or (constraint.kind in "pc" and constraint.deferrable)
        or (constraint.kind == "p" and bool(constraint.include))
        or (reference is not None and (bool(reference.set_columns) or _has_dots(reference)))
    )


def is_over_time(constraint: Constraint) -> bool:
    """Whether it is `WITHOUT OVERLAPS`, or refers to the `PERIOD` of such a key."""
    return constraint.kind in "puf" and bool(OVER_TIME.match(constraint.definition))


def _has_dots(reference: Reference) -> bool:
    """SQLAlchemy writes what is referred to with dots between the names."""
    return any("." in name for name in (reference.table.name, *reference.columns))


def add_by_sql(constraint: Constraint) -> Call:
    """The statement that adds it to its table."""
    return execute(
        f"ALTER TABLE {constraint.table.sql} ADD CONSTRAINT {constraint.sql} {constraint.definition}"
    )


def add_not_valid_by_sql(constraint: Constraint) -> Call:
    """The statement that adds it in the place of one of its name; rows that are there go unseen."""
    name, table = constraint.sql, constraint.table.sql
    return execute(
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}, "
        f"ADD CONSTRAINT {name} {constraint.definition} NOT VALID"
    )
