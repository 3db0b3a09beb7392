"""Changes of type that lose nothing of any value which PostgreSQL accepts for the new type.

Too large a number, or too long a text, is refused by PostgreSQL itself, and is not lost.
"""

from ..python.type_name import TypeName

_INTEGERS = {"smallint", "integer", "bigint", "oid"}
# Decimal digits that a binary number keeps, from float.h: FLT_DIG and DBL_DIG.
_DIGITS = {"smallint": 5, "integer": 10, "bigint": 19, "oid": 10}
_FLOATS = {"real": 6, "double precision": 15}

_MOMENTS = {"timestamp without time zone", "timestamp with time zone"}
_ALWAYS = {
    ("real", "double precision"),
    ("cidr", "inet"),
    ("macaddr", "macaddr8"),
    ("macaddr8", "macaddr"),
    # Blanks and the order of keys are no part of the value.
    ("json", "jsonb"),
    ("jsonb", "json"),
} | {("date", moment) for moment in _MOMENTS}

# To a type with the same or more of everything: under TimeZone UTC where one has a zone.
_CLOCKS = {
    ("timestamp without time zone", "timestamp with time zone"),
    ("timestamp with time zone", "timestamp without time zone"),
    ("time without time zone", "time with time zone"),
    ("time without time zone", "interval"),
}
_PRECISE = {name for pair in _CLOCKS for name in pair}

# Lengths that do not fit are refused.
_BITS = {"bit", '"bit"', "bit varying"}


def widens(before: TypeName, after: TypeName) -> bool:
    """Whether no value of *before* is cut or rounded when it becomes one of *after*."""
    pair = before.name, after.name
    if pair in _ALWAYS or (before.name in _BITS and after.name in _BITS):
        return True
    if before.name in _PRECISE and (before.name == after.name or pair in _CLOCKS):
        return after.fields in (None, before.fields) and _precision(before) <= _precision(after)
    if after.name in _FLOATS:
        return _digits(before) <= _FLOATS[after.name]
    scales = _scale(before), _scale(after)
    if None not in scales:
        return scales[0] <= scales[1]  # type: ignore[operator]
    return before.name == after.name and not after.modifiers and not after.fields


def _precision(name: TypeName) -> int:
    return name.numbers[0] if name.numbers else 6


def _digits(name: TypeName) -> float:
    if name.name == "numeric" and name.numbers:
        precision, scale = name.numbers
        return max(precision, precision - scale, scale)
    return _DIGITS.get(name.name, float("inf"))


def _scale(name: TypeName) -> float | None:
    """Digits behind the decimal point; None for what is no exact number."""
    if name.name in _INTEGERS:
        return 0
    if name.name != "numeric":
        return None
    return name.numbers[1] if name.numbers else float("inf")
