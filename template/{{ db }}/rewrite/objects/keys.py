"""What a foreign key refers to: the primary key, UNIQUE, or a unique index of the other table."""

from ...compare.snapshot import Constraint, Index


def relies_on(constraint: Constraint, other: Constraint | Index) -> bool:
    """Whether the foreign key *constraint* needs *other*, a key of the table that it refers to."""
    reference = constraint.reference
    if reference is None or reference.table != other.table:
        return False
    return set(reference.columns) == _key_columns(other)


def _key_columns(key: Constraint | Index) -> set[str | None]:
    """The columns that a foreign key may refer to thanks to *key*; none if it is no key."""
    if isinstance(key, Constraint):
        return set(key.columns) if key.kind in "pu" else set()
    return {one.column for one in key.keys} if key.unique and not key.where else set()
