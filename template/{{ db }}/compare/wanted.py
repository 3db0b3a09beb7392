"""What a migration leads to: what the models say, and what the history made that they cannot say.

A view, a sequence, a type, a trigger or a policy that a migration made by hand is not in the
models, and stays. So do functions, which snapshots do not hold at all.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from .snapshot import Constraint, Domain, Enum, Index, Sequence, Snapshot, Table, View


def wanted(history: Snapshot, models: Snapshot, dropped: Collection[str] = ()) -> Snapshot:
    """The snapshot that a migration leads to; *dropped* are the names in SQL that shall not stay."""
    views = {
        name: view
        for name, view in history.views.items()
        if name not in dropped and name not in models.tables
    }
    sequences = {
        name: sequence
        for name, sequence in history.sequences.items()
        if sequence.owner is None and name not in dropped
    }
    attachments = {
        key: one
        for key, one in history.attachments.items()
        if one.table.sql in models.tables or one.table.sql in views
    }
    used = history.used_types
    return replace(
        models,
        schemas=models.schemas | _schemas_made_by_hand(history),
        constraints=_commented(history.constraints, models.constraints),
        tables={name: _tuned(history.tables.get(name), one) for name, one in models.tables.items()},
        views=views | _commented(history.views, models.views),
        indexes=_of_views(history, views) | _commented(history.indexes, models.indexes),
        sequences=sequences | _commented(history.sequences, models.sequences),
        attachments=attachments | models.attachments,
        enums=_unused(history.enums, used) | _commented(history.enums, models.enums),
        domains=_unused(history.domains, used) | _commented(history.domains, models.domains),
    )


Key = TypeVar("Key", bound=object)
Commented = TypeVar("Commented", Constraint, View, Index, Sequence, Enum, Domain)


def _commented(
    history: Mapping[Key, Commented], models: Mapping[Key, Commented]
) -> dict[Key, Commented]:
    """The things of the models, with the comments of the history, as models hardly have any."""
    return {
        name: replace(one, comment=one.comment or history[name].comment) if name in history else one
        for name, one in models.items()
    }


def _unused(types: Mapping[str, Commented], used: Collection[str]) -> dict[str, Commented]:
    """The types that no column ever had, so that a migration must have made them for itself."""
    return {name: one for name, one in types.items() if name not in used}


def _of_views(history: Snapshot, views: Collection[str]) -> dict[str, Index]:
    """The indexes of materialized views that stay."""
    return {name: one for name, one in history.indexes.items() if one.table.sql in views}


def _tuned(before: Table | None, after: Table) -> Table:
    """A table keeps the storage options that somebody gave it, unless its model has some."""
    return replace(after, options=before.options) if before and not after.options else after


def _schemas_made_by_hand(history: Snapshot) -> frozenset[str]:
    """Those in which there never was a table or its type, or is more than snapshots tell."""
    types, used = history.enums | history.domains, history.used_types
    ours = [*history.tables.values(), *(one for name, one in types.items() if name in used)]
    return (history.schemas - {one.name.schema for one in ours}) | history.shared_schemas
