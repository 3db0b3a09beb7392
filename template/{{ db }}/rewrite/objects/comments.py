"""Comments, where the statement that makes a thing cannot say them."""

from collections.abc import Iterator

from ...compare.snapshot import Table
from ...postgresql.quote import literal
from ..change import Change
from ..columns.alter import NONE, alter_column
from ..python.code import Call, call, execute
from ..steps import Phase, Step
from .views import kind


def comment_steps(change: Change) -> Iterator[Step]:
    """Set, change and remove comments."""
    for before, after in change.kept_tables:
        if before.comment != after.comment:
            yield Step(Phase.COMMENT, _on_table(after))
        for name, column in after.columns.items():
            was = before.columns.get(name)
            if (
                was
                and was.comment != column.comment
                and (after.name.sql, name) not in change.recomputed
            ):
                yield Step(
                    Phase.COMMENT, alter_column(after, column, comment=column.comment or NONE)
                )
    for what, old, new in _others(change):
        if old != new:
            said = literal(new) if new is not None else "NULL"
            yield Step(Phase.COMMENT, execute(f"COMMENT ON {what} IS {said}"))


def _on_table(table: Table) -> Call:
    if table.comment is None:
        return call("op.drop_table_comment", table.name.name, schema=table.name.schema)
    return call("op.create_table_comment", table.name.name, table.comment, schema=table.name.schema)


Others = Iterator[tuple[str, str | None, str | None]]


def _others(change: Change) -> Others:
    """What is commented on, what was said before (nothing, if it is made anew), and what will be."""
    yield from _on_constraints(change)
    former = {new: old for old, new in change.renamed_indexes.items()}
    for name, index in sorted(change.after.indexes.items()):
        was = change.before.indexes.get(former.get(name, name))
        old = was.comment if was and name not in change.replaced_indexes else None
        # Models cannot say it: what somebody said stays.
        yield f"INDEX {name}", old, index.comment or (was.comment if was else None)
    for name, view in sorted(change.after.views.items()):
        seen = change.before.views.get(name) if name not in change.replaced_views else None
        yield f"{kind(view)} {name}", seen.comment if seen else None, view.comment
    yield from _on_types(change)
    for name, sequence in sorted(change.after.sequences.items()):
        known = change.before.sequences.get(name)
        yield f"SEQUENCE {name}", known.comment if known else None, sequence.comment


def _on_constraints(change: Change) -> Others:
    former = {new: old for old, new in change.renamed_constraints.items()}
    for key, constraint in sorted(change.after.constraints.items()):
        was = change.before.constraints.get(former.get(key, key))
        old = was.comment if was and key not in change.replaced_constraints else None
        new = constraint.comment or (was.comment if was else None)
        yield f"CONSTRAINT {constraint.sql} ON {constraint.table.sql}", old, new


def _on_types(change: Change) -> Others:
    before = change.before.enums | change.before.domains
    for name, type_ in sorted((change.after.enums | change.after.domains).items()):
        known = before.get(name) if name not in change.rebuilt_types else None
        word = "DOMAIN" if name in change.after.domains else "TYPE"
        yield f"{word} {name}", known.comment if known else None, type_.comment
