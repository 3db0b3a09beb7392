"""A type of PostgreSQL as a person would write it with SQLAlchemy.

What SQLAlchemy has no class for, or would write in another way, is `SQLType("...")`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.dialects.postgresql.base import PGDialect

from .code import Call, Code, call
from .type_name import TypeName, parse


@dataclass(frozen=True)
class NamedType:
    """A type that the project made: an enum, or a domain over *base*, by its text in SQL."""

    kind: str
    base: str | None = None


# Types without modifiers.
_PLAIN = {
    "bigint": "sa.BigInteger",
    "boolean": "sa.Boolean",
    "bytea": "sa.LargeBinary",
    "date": "sa.Date",
    "double precision": "sa.Double",
    "integer": "sa.Integer",
    "json": "sa.JSON",
    "real": "sa.REAL",
    "smallint": "sa.SmallInteger",
    "text": "sa.Text",
    "uuid": "sa.Uuid",
}

# Those that are called alike in SQLAlchemy, in capitals.
_POSTGRESQL = {
    *("cidr", "inet", "macaddr", "macaddr8"),
    *("citext", "hstore", "jsonb", "jsonpath", "money", "tsquery", "tsvector"),
    *("oid", "regclass", "regconfig"),
    *("int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"),
    *("int4multirange", "int8multirange", "nummultirange"),
    *("datemultirange", "tsmultirange", "tstzmultirange"),
}

_DIALECT = PGDialect()  # type: ignore[no-untyped-call]

_Maker = Callable[[TypeName, str | None], Call]


def type_code(sql: str, named: Mapping[str, NamedType], collation: str | None = None) -> Code:
    """The code for *sql*, which is text of `format_type()`, with names of schema public bare.

    *named* are the enums and domains by that text; *collation* is a bare name, unless a schema
    must be said, where it is quoted SQL (`app."de"`).
    """
    name = parse(sql)
    element = _element(sql.removesuffix("[]"), name, named, collation)
    if element is None:
        text = f"{sql} COLLATE {_quoted(collation)}" if collation else sql
        return call("SQLType", text)
    return call("postgresql.ARRAY", element) if name.is_array else element


def _element(
    sql: str, name: TypeName, named: Mapping[str, NamedType], collation: str | None
) -> Call | None:
    if sql in named:
        return None if collation else _named(name, named[sql], named)
    if collation and name.name not in ("text", "character varying", "character"):
        return None
    if name.name in _PLAIN:
        return call(_PLAIN[name.name], collation=collation)
    if name.name in _POSTGRESQL:
        return call(f"postgresql.{name.name.upper()}")
    maker = _MAKERS.get(name.name)
    return maker(name, collation) if maker else None


def _named(name: TypeName, kind: NamedType, named: Mapping[str, NamedType]) -> Call | None:
    if not _is_quoted_alike(name):
        return None
    schema, bare = name.path if len(name.path) == 2 else (None, *name.path)
    if kind.kind == "enum":
        return call("postgresql.ENUM", name=bare, schema=schema, create_type=False)
    if kind.kind == "domain" and kind.base:
        base = type_code(kind.base, named)
        return call("postgresql.DOMAIN", bare, base, schema=schema, create_type=False)
    return None


def _is_quoted_alike(name: TypeName) -> bool:
    """SQLAlchemy does not quote every name that PostgreSQL quotes, such as "between"."""
    quote = _DIALECT.identifier_preparer.quote
    # It doubles a percent sign, for drivers that halve it.
    quoted = ".".join(map(quote, name.path)).replace("%%", "%")
    return quoted == name.name and (len(name.path) == 2 or name.name not in _DIALECT.ischema_names)


def _quoted(collation: str | None) -> str:
    return collation if collation and '"' in collation else f'"{collation}"'


def _string(name: TypeName, collation: str | None) -> Call:
    return call("sa.String", *name.numbers, collation=collation)


def _char(name: TypeName, collation: str | None) -> Call:
    return call("sa.CHAR", *name.numbers, collation=collation)


def _numeric(name: TypeName, _: str | None) -> Call:
    return call("sa.Numeric", *name.numbers)


def _timestamp(name: TypeName, _: str | None) -> Call:
    return _time_of("sa.DateTime", "postgresql.TIMESTAMP", name)


def _time(name: TypeName, _: str | None) -> Call:
    return _time_of("sa.Time", "postgresql.TIME", name)


def _time_of(plain: str, precise: str, name: TypeName) -> Call:
    timezone = True if name.name.endswith("with time zone") else None
    if not name.numbers:
        return call(plain, timezone=timezone)
    return call(precise, precision=name.numbers[0], timezone=timezone)


def _interval(name: TypeName, _: str | None) -> Call:
    if not (name.fields or name.numbers):
        return call("sa.Interval")
    precision = name.numbers[0] if name.numbers else None
    return call("postgresql.INTERVAL", fields=name.fields, precision=precision)


def _bit(name: TypeName, _: str | None) -> Call:
    varying = True if name.name == "bit varying" else None
    return call("postgresql.BIT", *name.numbers, varying=varying)


_MAKERS: dict[str, _Maker] = {
    "character varying": _string,
    "character": _char,
    "numeric": _numeric,
    "timestamp with time zone": _timestamp,
    "timestamp without time zone": _timestamp,
    "time with time zone": _time,
    "time without time zone": _time,
    "interval": _interval,
    "bit": _bit,
    "bit varying": _bit,
}
