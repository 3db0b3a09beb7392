"""Ways from one type to another, best first. PostgreSQL is asked which of them it accepts."""

from collections.abc import Callable, Iterator

from ..python.type_name import TypeName

# From a value and the new type's name to an expression, all SQL.
Way = Callable[[str, str], str]

# Dates, which become seconds since 1970 as numbers, and the other way round.
_DATES = {"date", "timestamp without time zone", "timestamp with time zone"}

# typcategory of numbers, dates, spans, booleans, bits, addresses, shapes, ranges: that a text of one
# can be read as another would be chance ('123456' is a time).
_STRICT = set("NDTBVIGR")


def same(value: str, _: str) -> str:
    """The value as it is."""
    return value


def direct(value: str, after: str) -> str:
    """PostgreSQL's own cast."""
    return f"{value}::{after}"


def through(*types: str) -> Way:
    """Casts to *types* first, one after the other."""
    return lambda value, after: "::".join([value, *types, after])


def is_textual(way: Way) -> bool:
    """Whether *way* goes through text."""
    return "::text::" in way("", "")


def scalar_ways(before: TypeName, after: TypeName, kinds: tuple[str, str]) -> Iterator[Way]:
    """Ways between types that are no arrays; *kinds* are their categories."""
    yield from _seconds(before, after, kinds)
    yield direct
    if kinds == ("N", "B"):
        yield _is_not_zero
    yield from (through(*types) for types in _between(kinds))


def array_ways(kinds: tuple[str, str]) -> Iterator[Way]:
    """Ways between arrays; *kinds* are the categories of their elements."""
    yield direct
    yield from (through(*(f"{name}[]" for name in types)) for types in _between(kinds))


def _between(kinds: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """Types through which a cast may go."""
    if kinds[0] != "S":
        yield from [("numeric",), ("integer",)]
    if kinds[0] == kinds[1] or not set(kinds) <= _STRICT:
        yield ("text",)


def _seconds(before: TypeName, after: TypeName, kinds: tuple[str, str]) -> Iterator[Way]:
    if kinds[0] == "N" and after.name in _DATES:
        yield _moment if after.name == "timestamp with time zone" else _utc_moment
    if kinds[0] == "N" and after.name == "interval":
        yield _span
    if kinds[1] == "N" and before.name in _DATES | {"interval"}:
        yield _epoch


def _is_not_zero(value: str, _: str) -> str:
    return f"{value} <> 0"


def _moment(value: str, after: str) -> str:
    return _as(f"to_timestamp({value})", after, "timestamp with time zone")


def _utc_moment(value: str, after: str) -> str:
    moment = f"(to_timestamp({value}) AT TIME ZONE 'UTC')"
    return _as(moment, after, "timestamp without time zone")


def _span(value: str, after: str) -> str:
    return _as(f"make_interval(secs => {value})", after, "interval")


def _epoch(value: str, after: str) -> str:
    return _as(f"extract(epoch FROM {value})", after, "numeric")


def _as(expression: str, wanted: str, has: str) -> str:
    return expression if wanted == has else f"{expression}::{wanted}"


def only_element(way: Way) -> Way:
    """An array of one element, which NULL does not become."""

    def into_array(value: str, after: str) -> str:
        element = way(value, after.removesuffix("[]"))
        return f"CASE WHEN {value} IS NOT NULL THEN ARRAY[{element}] END"

    return into_array
