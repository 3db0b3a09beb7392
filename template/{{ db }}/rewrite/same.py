"""Things that are the same but for their name, so that they need only be renamed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ..compare.snapshot import Constraint, Index

ConstraintKey = tuple[str, str]

Key = TypeVar("Key", str, ConstraintKey)


def renamed_constraints(
    before: Mapping[ConstraintKey, Constraint], after: Mapping[ConstraintKey, Constraint]
) -> dict[ConstraintKey, ConstraintKey]:
    """The keys in *before*, with those in *after*."""
    return _pairs(
        {key: _nameless_constraint(one) for key, one in before.items() if key not in after},
        {key: _nameless_constraint(one) for key, one in after.items() if key not in before},
    )


def renamed_indexes(before: Mapping[str, Index], after: Mapping[str, Index]) -> dict[str, str]:
    """The names in *before*, with those in *after*."""
    return _pairs(
        {name: _nameless_index(one) for name, one in before.items() if name not in after},
        {name: _nameless_index(one) for name, one in after.items() if name not in before},
    )


def _nameless_constraint(constraint: Constraint) -> Constraint:
    return replace(constraint, name="", sql="", comment=None)


def _nameless_index(index: Index) -> Index:
    name = replace(index.name, name="", sql="")
    return replace(index, name=name, definition="", comment=None)


def _pairs(gone: Mapping[Key, object], new: Mapping[Key, object]) -> dict[Key, Key]:
    by_thing = {thing: key for key, thing in sorted(new.items(), key=lambda item: item[0])}
    return {key: by_thing.pop(thing) for key, thing in sorted(gone.items()) if thing in by_thing}
