"""What comes before what, and before or after the tables of the models.

PostgreSQL knows what needs what (`pg_depend`), but for what the text of a function calls: that is not
looked at when the function is made (`check_function_bodies`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from ...rewrite.order import in_order
from .made import UNCHECKED, ByHand, Made
from .reading import Found, Key, Thing

# In which order things are told where it is free.
KINDS = (
    "schema",
    "extension",
    "collation",
    "enum",
    "domain",
    "composite type",
    "range type",
    "function",
    "procedure",
    "aggregate",
    "operator",
    "cast",
    "text search dictionary",
    "text search configuration",
    "text search mapping",
    "sequence",
    "partition",
    "constraint",
    "view",
    "materialized view",
    "index",
    "statistics object",
    "rule",
    "trigger",
    "policy",
    "setting",
    "comment",
)

# What is said of a thing, and is no thing of its own. It stands with the thing, but for settings,
# which may be about several.
SAID = {"setting", "comment", "text search mapping"}


class Ordering:
    """The things of *found*, in an order that runs."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.things = {thing.key: thing for thing in found.things if thing.kind not in SAID}
        self.said = [thing for thing in found.things if thing.kind in SAID]

    def by_hand(self) -> ByHand:
        """What makes them again, and what cannot be made."""
        mine = {key for key, thing in self.things.items() if not thing.by_models}
        possible = mine - self.lost
        before, after = self._with_needed(possible - self.late), possible & self.late
        made = before | after
        beside = [one for one in self.said if one.kind == "setting" or one.key not in made]
        return ByHand(
            before=_unchecked([*self._statements(before)]),
            after=_unchecked([*self._statements(after), *self._remarks(beside)]),
            reported=sorted([*self.found.reported.values(), *map(self._why, self.lost)]),
        )

    @cached_property
    def known(self) -> set[Key]:
        """All that is told apart: things, tables, and what cannot be made."""
        return self.things.keys() | self.found.tables | self.found.reported.keys()

    @cached_property
    def needs(self) -> dict[Key, set[Key]]:
        """What each of them needs directly."""
        needs: dict[Key, set[Key]] = {one: set() for one in self.known}
        pairs = [*self.found.needs, *((key, self.found.parts[key]) for key in self._parts())]
        for one, other in ((self._whole(one), self._whole(other)) for one, other in pairs):
            if one in self.known and other in self.known and one != other:
                needs[one].add(other)
        return needs

    def _parts(self) -> set[Key]:
        """The things that are nothing without another, as a trigger without its table."""
        return self.things.keys() & self.found.parts.keys()

    def _whole(self, key: Key) -> Key:
        """The one that *key* is a part of, or is."""
        while key not in self.known and key in self.found.parts:
            key = self.found.parts[key]
        return key

    @cached_property
    def late(self) -> set[Key]:
        """What needs a table of the models, or something that does."""
        return self._reaching(self.found.tables)

    @cached_property
    def lost(self) -> set[Key]:
        """What needs something that cannot be made, and so cannot be made, either."""
        return self._reaching(self.found.reported)

    def _why(self, key: Key) -> str:
        culprits = [self.found.reported.get(one) for one in self.needs[key]]
        culprits += [self.things[one].what for one in self.needs[key] & self.lost]
        return f"{self.things[key].what}, for which {min(filter(None, culprits))} is needed"

    def _reaching(self, ends: Iterable[Key]) -> set[Key]:
        """The things that need one of *ends*, be it through others; not through tables."""
        needed_by: defaultdict[Key, set[Key]] = defaultdict(set)
        for one, others in self.needs.items():
            for other in others:
                needed_by[other].add(one)
        return _closure(ends, lambda key: needed_by[key] & self.things.keys())

    def _with_needed(self, keys: set[Key]) -> set[Key]:
        """The same, with what models make, and these need earlier."""
        return keys | _closure(keys, lambda key: self.needs[key] & self.things.keys())

    def _statements(self, keys: set[Key]) -> Iterator[Made]:
        """What makes *keys*, each after what it needs, with what is said of it."""
        names = {key: _sorted_by(self.things[key]) for key in keys}
        needs = {names[key]: {names[one] for one in self.needs[key] & keys} for key in keys}
        things = {names[key]: self.things[key] for key in keys}
        for name in in_order(needs):
            yield from things[name].statements
            for made in self._remarks(self._said_with[things[name].key]):
                yield replace(made, drop="")  # it goes with the thing

    @cached_property
    def _said_with(self) -> defaultdict[Key, list[Thing]]:
        """What is said of each thing, but for settings."""
        found: defaultdict[Key, list[Thing]] = defaultdict(list)
        for one in self.said:
            if one.kind != "setting":
                found[one.key].append(one)
        return found

    def _remarks(self, said: Iterable[Thing]) -> Iterator[Made]:
        """What is said of things that are made."""
        for one in sorted(said, key=_sorted_by):
            if self._whole(one.key) not in self.lost | self.found.reported.keys():
                yield from one.statements


def _closure(ends: Iterable[Key], following: Callable[[Key], set[Key]]) -> set[Key]:
    """All that follows *ends*, one after another."""
    reached: set[Key] = set()
    waiting = list(ends)
    while waiting:
        new = following(waiting.pop()) - reached
        reached |= new
        waiting += new
    return reached


def _sorted_by(thing: Thing) -> str:
    return f"{KINDS.index(thing.kind):02} {thing.name} {thing.key}"


def _unchecked(made: list[Made]) -> list[Made]:
    """The same, where functions need not be right before all is there."""
    has_functions = any(one.what.startswith(("function ", "procedure ")) for one in made)
    return [Made(UNCHECKED, "", ""), *made] if has_functions else made
