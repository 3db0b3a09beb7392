"""Constraints, as arguments of a table or of a column."""

from ...compare.snapshot import Constraint, Table
from ...rewrite.objects.constraints import ACTIONS, MATCHES, deferring, dotted, inline_foreign_key
from ...rewrite.objects.constraints_by_sql import is_over_time
from ...rewrite.python.code import Call, call, sa_text, sql
from ...rewrite.python.expressions import readable, without_parentheses
from .exclusion import Exclusion, parse
from .source import Source, has_dots


def needs_sql(source: Source, constraint: Constraint) -> bool:
    """Whether SQLAlchemy has no words for it, or for what it refers to."""
    if not constraint.valid or constraint.no_inherit:
        return True
    if is_over_time(constraint):
        return True
    if constraint.kind == "x":
        return parse(constraint.definition) is None
    other = constraint.reference
    if other is None:
        return False
    is_ours = other.table.sql in source.snapshot.tables
    return not is_ours or has_dots(other.table, other.columns)


def statement(constraint: Constraint) -> str:
    """SQL that adds it to its table."""
    table, name = constraint.table.sql, constraint.sql
    return f"ALTER TABLE {table} ADD CONSTRAINT {name} {constraint.definition}"


def is_of_column(source: Source, constraint: Constraint) -> bool:
    """Whether it is written with its column: `unique=True`, or `ForeignKey(...)`."""
    if len(constraint.columns) != 1 or needs_sql(source, constraint):
        return False
    if constraint.kind == "f":
        # A second one of the same column is written for itself.
        twins = source.snapshot.constraints_of[constraint.table.sql]
        same = (one for one in twins if one.kind == "f" and one.columns == constraint.columns)
        return next(same) is constraint
    special = constraint.include or constraint.nulls_not_distinct or constraint.deferrable
    is_plain = constraint.kind == "u" and not special and not constraint.comment
    return is_plain and source.is_unnamed(constraint)


def key_is_of_columns(source: Source, table: Table) -> bool:
    """Whether `primary_key=True` at its columns says all about the key of *table*."""
    key = source.key(table)
    if key is None or needs_sql(source, key) or not source.is_unnamed(key):
        return False
    special = key.include or key.deferrable or key.comment
    in_order = [name for name in table.columns if name in key.columns] == list(key.columns)
    return in_order and not special


def foreign_key(source: Source, constraint: Constraint) -> Call:
    """`ForeignKey(...)`."""
    other = constraint.reference
    assert other is not None
    target = dotted(other.table, other.columns[0])
    return call(
        "sa.ForeignKey", target, name=_name(source, constraint), **_actions(source, constraint)
    )


def constraint_code(source: Source, constraint: Constraint) -> Call:
    """`PrimaryKeyConstraint(...)` and the like."""
    name, comment = _name(source, constraint), constraint.comment
    match constraint.kind:
        case "p" | "u":
            kind = "sa.PrimaryKeyConstraint" if constraint.kind == "p" else "sa.UniqueConstraint"
            return call(
                kind, *constraint.columns, name=name, **_key_options(constraint), comment=comment
            )
        case "c":
            return call(
                "sa.CheckConstraint", _condition(source, constraint), name=name, comment=comment
            )
        case "x":
            return _exclude(source, constraint)
    return inline_foreign_key(constraint, name, _actions(source, constraint))


def _name(source: Source, constraint: Constraint) -> str | None:
    return None if source.is_unnamed(constraint) else constraint.name


def _condition(source: Source, constraint: Constraint) -> object:
    expression = constraint.expression or ""
    if constraint.table.sql not in source.verbose:
        expression = readable(expression)
    return sql(without_parentheses(expression))


def _key_options(constraint: Constraint) -> dict[str, object]:
    return {
        **deferring(constraint),
        "postgresql_include": list(constraint.include) or None,
        "postgresql_nulls_not_distinct": True if constraint.nulls_not_distinct else None,
    }


def _actions(source: Source, constraint: Constraint) -> dict[str, object]:
    other = constraint.reference
    assert other is not None
    on_delete = ACTIONS[other.on_delete]
    if other.set_columns:
        # SQLAlchemy takes it as it is.
        on_delete = constraint.definition.partition(" ON DELETE ")[2]
        on_delete = on_delete[: on_delete.index(")") + 1]
    return {
        "onupdate": ACTIONS[other.on_update],
        "ondelete": on_delete,
        "match": MATCHES[other.match],
        **deferring(constraint),
        "use_alter": True if constraint.key in source.in_cycles else None,
        "comment": constraint.comment,
    }


def _exclude(source: Source, constraint: Constraint) -> Call:
    found: Exclusion | None = parse(constraint.definition)
    assert found is not None
    names = {
        c.sql: name for name, c in source.snapshot.tables[constraint.table.sql].columns.items()
    }
    elements = [
        call("", names[key] if key in names else sa_text(key), operator)
        for key, operator in found.elements
    ]
    return call(
        "postgresql.ExcludeConstraint",
        *elements,
        name=_name(source, constraint),
        using=found.method,
        where=sa_text(without_parentheses(found.where)) if found.where else None,
        **deferring(constraint),
        comment=constraint.comment,
    )
