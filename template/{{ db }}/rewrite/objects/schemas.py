"""Schemas: created before their first table, and dropped after their last one."""

from collections.abc import Iterator

from ...postgresql.quote import identifier
from ..change import Change
from ..python.code import execute
from ..steps import Phase, Step


def schema_steps(change: Change) -> Iterator[Step]:
    """Create and drop schemas."""
    for name in sorted(change.after.schemas - change.before.schemas):
        yield Step(Phase.CREATE_SCHEMAS, execute(f"CREATE SCHEMA {identifier(name)}"))
    for name in sorted(change.before.schemas - change.after.schemas):
        yield Step(Phase.DROP_SCHEMAS, execute(f"DROP SCHEMA {identifier(name)}"))
