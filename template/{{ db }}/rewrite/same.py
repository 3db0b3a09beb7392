"""Things that are the same but for their name, so that they need only be renamed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..compare.snapshot import Constraint, ConstraintKey, Index

Key = TypeVar("Key", str, ConstraintKey)
Thing = TypeVar("Thing", Constraint, Index)


def renamed_constraints(
    before: Mapping[ConstraintKey, Constraint], after: Mapping[ConstraintKey, Constraint]
) -> dict[ConstraintKey, ConstraintKey]:
    """The keys in *before*, with those in *after*."""
    return _renamed(before, after, _nameless_constraint)


def renamed_indexes(before: Mapping[str, Index], after: Mapping[str, Index]) -> dict[str, str]:
    """The names in *before*, with those in *after*."""
    return _renamed(before, after, _nameless_index)


def _nameless_constraint(constraint: Constraint) -> Constraint:
    return replace(constraint, name="", sql="", comment=None)


def _nameless_index(index: Index) -> Index:
    name = replace(index.name, name="", sql="")
    return replace(index, name=name, definition="", comment=None)


def _renamed(
    before: Mapping[Key, Thing], after: Mapping[Key, Thing], nameless: Callable[[Thing], Thing]
) -> dict[Key, Key]:
    gone, new = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    by_thing = {nameless(after[key]): key for key in new}
    things = ((key, nameless(before[key])) for key in gone)
    return {key: by_thing.pop(thing) for key, thing in things if thing in by_thing}
