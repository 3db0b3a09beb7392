"""Rows that a migration would harm: it stops, and names them."""

from ...compare.snapshot import Name
from ..python.code import Call, call


def refuse_rows(table: Name, condition: str, message: str) -> Call:
    """`op.refuse_rows`: PostgreSQL gets the *condition* as it is, with nothing escaped."""
    return call("op.refuse_rows", table.name, condition, message, schema=table.schema)
