"""Which rows would lose something when a column's type changes, as a condition in SQL.

The condition is true where a value is cut or rounded without a word. Where PostgreSQL refuses a
value, the condition is not true, or is refused as well. NULL, NaN and infinity are no loss.
"""

from collections.abc import Iterator

from ..python.type_name import TypeName
from .type_facts import TypeFacts
from .ways import Way
from .widening import widens

_MOMENT = "timestamp with time zone"

# What a text says is read as one of these, too, to see what is left of it.
_AS_TEXT_SAYS = {
    "numeric": "numeric",
    "real": "numeric",
    "double precision": "numeric",
    "date": _MOMENT,
    "timestamp without time zone": _MOMENT,
    "timestamp with time zone": _MOMENT,
    "time without time zone": "time with time zone",
    "time with time zone": "time with time zone",
    "interval": "interval",
    "bit": "bit varying",
    "bit varying": "bit varying",
}

_FLOATS = {"real", "double precision"}
_EXACT = {"smallint", "integer", "bigint", "numeric"}
# Types of text that cut what is too long, without a word.
_SHORT = {"name", '"char"'}


def differs(one: str, other: str) -> str:
    """Also where one of them is NULL."""
    return f"{one} IS DISTINCT FROM {other}"


def of_text(value: str, before: TypeName, after: TypeName) -> str | None:
    """Which texts lose something as *after*; None if none does."""
    match after.name:
        case "character varying" if before.name == "character" or not after.modifiers:
            return None
        case "character varying":
            return _blanks_cut(value, before, after.numbers[0])
        case "character" | "bpchar":
            return None if before.name in ("character", "bpchar") else f"{value} <> rtrim({value})"
        case name if name in _SHORT:
            kept = f"{value}::{after.name}::text"
            return None if before == after else differs(f"{value}::text", kept)
    return _misread(value, after)


def _blanks_cut(value: str, before: TypeName, length: int) -> str | None:
    """Text that is too long is refused, but for blanks at its end."""
    if before.name == "character varying" and before.modifiers and before.numbers[0] <= length:
        return None
    return f"length({value}) > {length} AND length(rtrim({value})) <= {length}"


def _misread(value: str, after: TypeName) -> str | None:
    says, sql = _AS_TEXT_SAYS.get(after.name), after_sql(after)
    if says == after.name == sql:
        return _has_date(value) if _is_time(after) else None
    if says is None:
        return None
    as_it_will_be = f"{value}::{sql}"
    if after.name in _FLOATS:
        as_it_will_be += "::text"
    if after.name != says:
        as_it_will_be += f"::{says}"
    condition = differs(f"{value}::{says}", as_it_will_be)
    return f"{_has_date(value)} OR {condition}" if _is_time(after) else condition


def _is_time(name: TypeName) -> bool:
    return name.name.startswith("time ")


def _has_date(value: str) -> str:
    """A date before the time is read, and forgotten."""
    return f"{value} LIKE '%-%-%'"


def of_value(
    value: str, before: TypeFacts, after: TypeFacts, way: Way, back: Way | None
) -> Iterator[str]:
    """Conditions for values that are no texts, best first; PostgreSQL accepts one of them.

    *way* is that to the new type, and *back* the one from there, if there is one.
    """
    changed = way(value, after.plain)
    if before.name.name.startswith("timestamp") and _is_time(after.name):
        # The date of every one of them.
        yield f"{value} IS NOT NULL"
    name = before.name.name
    if name == "interval" and "extract" in changed:
        # For PostgreSQL a month is equal to 30 days, and a day to 24 hours.
        span = f"justify_hours(make_interval(secs => {changed}))::text"
        yield differs(f"justify_hours({value})::text", span)
    if name in ("json", "jsonb"):
        yield differs(f"{value}::jsonb" if name == "json" else value, f"to_jsonb({changed})")
    if name == after.name.name:
        yield differs(value, changed)
    if after.name.name in _FLOATS and name not in _FLOATS:
        yield differs(value, f"{changed}::text::numeric")
    if back:
        # What was rounded up may not fit into the old type any more.
        yield from (differs(value, back(changed, wide)) for wide in _wide(before))
    yield differs(f"{value}::text", f"{changed}::text")


def _wide(before: TypeFacts) -> Iterator[str]:
    """Types that the old values can be compared as."""
    if before.name.name in _EXACT:
        yield "numeric"
    if not before.name.name.startswith("bit"):
        yield before.name.name
    yield before.plain


def loses_nothing(before: TypeFacts, after: TypeFacts, kinds: tuple[str, str]) -> bool:
    """Whether no row can lose anything, so that there is no need to look at them."""
    if before.plain == after.plain or widens(before.name, after.name):
        return True
    # As text everything keeps its text; too long ones are refused.
    return set(kinds) == {"N", "B"} or (kinds[1] == "S" and after.name.name not in _SHORT)


def after_sql(name: TypeName) -> str:
    """The type in SQL again."""
    modifiers = f"({','.join(name.modifiers)})" if name.modifiers else ""
    if name.fields:
        return f"interval {name.fields}{modifiers}"
    first, space, rest = name.name.partition(" ")
    if modifiers and rest.endswith("time zone"):
        return f"{first}{modifiers}{space}{rest}"
    return f"{name.name}{modifiers}"
