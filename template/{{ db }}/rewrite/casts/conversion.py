"""From one type to another where there are rows: what PostgreSQL accepts, and what it would lose.

Found by asking PostgreSQL, on an empty table, and not from a table of casts; in this order:

1. numbers and dates: seconds since 1970, in UTC; numbers and intervals: seconds
2. `ALTER ... TYPE` as it is, which is strict where `USING` is not: a text that is too long is refused
3. PostgreSQL's own cast, `col::T`; a number is true unless it is 0
4. casts through `numeric`, `integer` or `text`, where a person would mean just that

Enums and domains may not exist yet, or have another meaning under the same name: the former go
through text, the latter are tried as what they are over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import Connection

from . import cuts, ways
from .trial import Trial, category
from .type_facts import TypeFacts
from .ways import Way

__all__ = ["Cast", "NoCast", "TypeFacts", "cast", "surviving_default"]

# Types whose values mean a moment only together with a time zone, and those that have one.
_LOCAL = {"timestamp without time zone", "date", "time without time zone", "tsrange"}
_ZONED = {"timestamp with time zone", "time with time zone", "tstzrange", "tstzmultirange"}


class NoCast(Exception):
    """PostgreSQL knows no way from one type to the other."""


@dataclass(frozen=True)
class Cast:
    """How a column's type changes.

    *using* is the expression after USING, None where PostgreSQL needs none. With *utc* the session's
    TimeZone must be UTC for it, and for *cut*: a condition that is true for rows whose value would
    be cut or rounded. All are SQL, in which `%` and `:` are what they are.
    """

    using: str | None
    utc: bool
    cut: str | None


def cast(connection: Connection, column: str, before: TypeFacts, after: TypeFacts) -> Cast:
    """The way of *column*, a name in SQL, from the type *before* to *after*. Raises `NoCast`.

    *connection* is in a transaction, which is left as it was; what is tried there is undone.
    """
    pair = _Pair(connection, column, before, after)
    way = pair.way()
    return Cast(
        using=None if pair.is_plain else way(column, after.sql),
        utc=_depends_on_time_zone(pair),
        cut=_cut(pair, way),
    )


def surviving_default(
    connection: Connection, before: TypeFacts, default: str, after: TypeFacts, using: str | None
) -> str | None:
    """What PostgreSQL makes of *default* by itself when the type changes; None if it refuses to.

    Where it is None, the default must be dropped before. *using* may be of any column: whether there
    is one is what matters.
    """
    if "e" in (before.kind, after.kind) and before != after:
        return None
    trial = Trial(connection, "c", before.sql, default)
    return trial.default_after(after.sql, using and f"NULL::{after.sql}")


@dataclass(frozen=True)
class _Pair:
    """Two types of a column."""

    connection: Connection
    column: str
    before: TypeFacts
    after: TypeFacts

    @property
    def trial(self) -> Trial:
        return Trial(self.connection, self.column, self.before.plain)

    @cached_property
    def kinds(self) -> tuple[str, str]:
        """The categories of both types, of arrays those of their elements."""
        names = self.before.element.name.name, self.after.element.name.name
        return category(self.connection, names[0]), category(self.connection, names[1])

    @property
    def is_of_enums(self) -> bool:
        return "e" in (self.before.kind, self.after.kind)

    @cached_property
    def is_plain(self) -> bool:
        """Whether ALTER ... TYPE does it alone."""
        if self.after.kind == "e":
            return False
        if self.before.kind == "e" and self.kinds[1] != "S":
            return False
        return self.trial.alters(self.after.plain)

    @property
    def element(self) -> "_Pair":
        return replace(self, before=self.before.element, after=self.after.element)

    def way(self) -> Way:
        """The best way that PostgreSQL accepts. Raises `NoCast`."""
        if self.before == self.after and not self.is_of_enums:
            return ways.same
        if self.is_plain:
            return ways.direct
        for way in self._candidates():
            if self.trial.alters(self.after.plain, way(self.column, self.after.plain)):
                return way
        raise NoCast(f"PostgreSQL knows no way from {self.before.sql} to {self.after.sql}.")

    def _candidates(self) -> Iterator[Way]:
        if self.after.is_array and not self.before.is_array:
            yield from self._into_array()
        elif self.before.is_array and not self.after.is_array:
            return
        elif self.is_of_enums:
            yield ways.through("text[]" if self.after.is_array else "text")
        elif self.after.is_array:
            yield from ways.array_ways(self.kinds)
        else:
            yield from ways.scalar_ways(self.before.name, self.after.name, self.kinds)

    def _into_array(self) -> Iterator[Way]:
        if self.kinds[0] == "S" and self.before.kind != "e":
            yield ways.direct
        else:
            yield ways.only_element(self.element.way())


def _cut(pair: _Pair, way: Way) -> str | None:
    if pair.before.is_array:
        found = _cut_of_item(pair.element, "item") if pair.after.is_array else None
        return _any_item(pair.column, found)
    if pair.after.is_array and pair.kinds[0] == "S" and pair.before.kind != "e":
        items = replace(pair.element, before=TypeFacts("text"))
        return _any_item(f"{pair.column}::text[]", _cut_of_item(items, "item"))
    return _cut_of_item(pair.element, pair.column)


def _any_item(items: str, condition: str | None) -> str | None:
    return condition and f"EXISTS (SELECT FROM unnest({items}) AS item WHERE {condition})"


def _cut_of_item(pair: _Pair, value: str) -> str | None:
    """The condition for one value, which may be the item of an array."""
    pair = replace(pair, column=value)
    if pair.kinds[0] == "S":
        text = f"{value}::text" if pair.before.kind == "e" else value
        return cuts.of_text(text, pair.before.name, pair.after.name)
    if cuts.loses_nothing(pair.before, pair.after, pair.kinds):
        return None
    way = pair.way()
    back = None if ways.is_textual(way) else _back(pair)
    conditions = cuts.of_value(value, pair.before, pair.after, way, back)
    return next((one for one in conditions if pair.trial.selects(one)), None)


def _back(pair: _Pair) -> Way | None:
    """The way back, unless it may refuse what the way there has made, as texts do."""
    try:
        way = replace(pair, before=pair.after, after=pair.before).way()
    except NoCast:
        return None
    return None if ways.is_textual(way) else way


def _depends_on_time_zone(pair: _Pair) -> bool:
    """Whether the result, or what would be cut, depends on the session's TimeZone."""
    before, after = pair.before.element.name.name, pair.after.element.name.name
    if before == after:
        return False
    if pair.kinds[0] == "S":
        return after in _LOCAL | _ZONED
    # Seconds since 1970 are the same everywhere.
    return bool({before, after} & _ZONED) and "N" not in pair.kinds
