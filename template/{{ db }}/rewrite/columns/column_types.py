"""The type of a column, as code and as what the casts must know of it."""

from ...compare.snapshot import Column, Snapshot
from ...postgresql.quote import unquoted
from ..casts.type_facts import TypeFacts
from ..python.code import Code
from ..python.types import NamedType, type_code


def column_type(snapshot: Snapshot, column: Column) -> Code:
    """The type as an argument of `sa.Column` and `op.alter_column`."""
    return type_code(column.type, named_types(snapshot), without_quotes(column.collation))


def facts(snapshot: Snapshot, column: Column) -> TypeFacts:
    """The type as the casts want to know it."""
    domain = snapshot.domains.get(column.element)
    return TypeFacts(column.type, column.kind, domain.type if domain else None)


def named_types(snapshot: Snapshot) -> dict[str, NamedType]:
    """The enums and domains of *snapshot*."""
    enums = {name: NamedType("enum") for name in snapshot.enums}
    return enums | {name: NamedType("domain", one.type) for name, one in snapshot.domains.items()}


def without_quotes(collation: str | None) -> str | None:
    """*collation*, or another name, as SQLAlchemy takes it: it quotes one without a schema itself."""
    if collation and collation.startswith('"') and '"."' not in collation:
        return unquoted(collation)
    return collation
