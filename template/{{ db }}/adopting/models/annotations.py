"""What a column's values are in Python: the annotation of `Mapped[...]`."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import DateTime, Text

from ...compare.snapshot import Column, Snapshot
from ...rewrite.python.type_name import parse

ANY = "typing.Any"

# Without modifiers, as `format_type()` has them. What differs from driver to driver is anything.
TYPES = {
    "bigint": "int",
    "boolean": "bool",
    "bytea": "bytes",
    "character": "str",
    "character varying": "str",
    "citext": "str",
    "date": "dt.date",
    "double precision": "float",
    "hstore": "dict[str, str | None]",
    "integer": "int",
    "interval": "dt.timedelta",
    "numeric": "decimal.Decimal",
    "oid": "int",
    "real": "float",
    "smallint": "int",
    "text": "str",
    "time with time zone": "dt.time",
    "time without time zone": "dt.time",
    "timestamp with time zone": "dt.datetime",
    "timestamp without time zone": "dt.datetime",
    "tsquery": "str",
    "tsvector": "str",
    "uuid": "uuid.UUID",
    "daterange": "postgresql.Range[dt.date]",
    "int4range": "postgresql.Range[int]",
    "int8range": "postgresql.Range[int]",
    "numrange": "postgresql.Range[decimal.Decimal]",
    "tsrange": "postgresql.Range[dt.datetime]",
    "tstzrange": "postgresql.Range[dt.datetime]",
}

# What SQLAlchemy makes of an annotation alone.
_ALONE = {
    "int": "integer",
    "bool": "boolean",
    "bytes": "bytea",
    "float": "double precision",
    "decimal.Decimal": "numeric",
    "uuid.UUID": "uuid",
    "dt.date": "date",
    "dt.time": "time without time zone",
    "dt.timedelta": "interval",
}


def annotation(snapshot: Snapshot, column: Column) -> str:
    """The type in Python, with `dt.` for the module datetime, and without `| None`."""
    name, kind = column.type.removesuffix("[]"), column.kind
    depth = column.type.endswith("[]")
    while kind == "d" and name in snapshot.domains:
        name = snapshot.domains[name].type
        # A domain over an array is one, too.
        depth, name = depth or name.endswith("[]"), name.removesuffix("[]")
        kind = "d" if name in snapshot.domains else "b"
    plain = "str" if name in snapshot.enums else TYPES.get(parse(name).name, ANY)
    return f"list[{plain}]" if depth else plain


def implied(base: Any) -> Callable[[str, str], bool]:
    """Whether an annotation says which type a column has, in classes of *base*."""
    says = _ALONE | _of_map(getattr(base, "type_annotation_map", {}))
    return lambda python, sql: says.get(python) == sql


def _of_map(types: Mapping[Any, Any]) -> dict[str, str]:
    """What our base.py says of str and datetime, and whether it says anything else."""
    found = {}
    for python, type_ in types.items():
        name = {"date": "dt.date", "datetime": "dt.datetime", "time": "dt.time"}.get(
            python.__name__, python.__name__
        )
        if type_ is Text:
            found[name] = "text"
        elif isinstance(type_, DateTime) and type_.timezone:
            found[name] = "timestamp with time zone"
        else:
            found[name] = ""  # something of the project's own: then each column says its type
    return found
