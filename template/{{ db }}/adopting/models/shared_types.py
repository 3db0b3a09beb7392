"""The module of what tables share: enums, domains, and sequences."""

from collections.abc import Iterator
from collections.abc import Sequence as Ordered

from sqlalchemy.dialects.postgresql.base import PGDialect

from ...compare.snapshot import Domain, Enum, Name, Sequence
from ...naming import object_name
from ...postgresql.quote import literal
from ...rewrite.columns.column_types import without_quotes
from ...rewrite.objects.sequences import MAXIMA
from ...rewrite.python.code import Call, Code, Item, Text, call, code, sa_text, sql
from ...rewrite.python.expressions import readable, without_parentheses
from ...rewrite.python.type_name import parse
from .columns import type_named
from .source import Source

_DIALECT = PGDialect()  # type: ignore[no-untyped-call]


def statements(source: Source) -> list[Code]:
    """Definitions, each before what is made of it, and what SQLAlchemy has no words for."""
    snapshot = source.snapshot
    enums = [one for sql_, one in snapshot.enums.items() if sql_ in source.shared]
    domains = [one for sql_, one in snapshot.domains.items() if sql_ in source.shared]
    sequences = [one for sql_, one in snapshot.sequences.items() if sql_ in source.shared]
    made: list[Code] = [Item(_begin(source, one.name), _enum(source, one)) for one in enums]
    made += [Item(_begin(source, one.name), _domain(source, one)) for one in _ordered(domains)]
    made += [Item(_begin(source, one.name), _sequence(source, one)) for one in sequences]
    said = _by_hand(
        [one for one in enums if one.name.sql not in source.made_before],
        [one for one in domains if one.name.sql not in source.made_before],
        sequences,
    )
    return made + [
        call(f"<{source.modules['ddl']}>after", Text("<base>metadata"), sql(text)) for text in said
    ]


def _begin(source: Source, name: Name) -> str:
    return f"{source.shared[name.sql]} = "


def _ordered(domains: Ordered[Domain]) -> list[Domain]:
    """A domain after the one that it is over."""
    left, found = {one.name.sql: one for one in domains}, list[Domain]()
    while left:
        first = next(one for one in left.values() if one.type.removesuffix("[]") not in left)
        found.append(left.pop(first.name.sql))
    return found


def _enum(source: Source, enum: Enum) -> Call:
    made = _making(source, enum.name)
    kind = "postgresql.ENUM" if "create_type" in made else "sa.Enum"
    name, schema = _type_name(enum.name), enum.name.schema
    return call(kind, *enum.labels, name=name, schema=schema, **made)


def _making(source: Source, name: Name) -> dict[str, object]:
    """Who makes the type: `metadata.create_all()`, unless a function needs it before the tables."""
    if name.sql in source.made_before:
        return {"create_type": False}
    return {"metadata": Text("<base>metadata")}


def _domain(source: Source, domain: Domain) -> Call:
    return call(
        "postgresql.DOMAIN",
        _type_name(domain.name),
        _base(source, domain),
        **_collation(domain),
        default=sa_text(domain.default) if domain.default else None,
        not_null=True if domain.not_null else None,
        **_check(domain),
        schema=domain.name.schema,
        **_making(source, domain.name),
    )


def _base(source: Source, domain: Domain) -> Code:
    plain = domain.type.removesuffix("[]")
    if plain not in source.shared:
        return type_named(source, domain.type)
    shared = Text(source.shared[plain])
    return call("postgresql.ARRAY", shared) if plain != domain.type else shared


def _collation(domain: Domain) -> dict[str, object]:
    if not domain.collation:
        return {}
    *schema, name = parse(domain.collation).path
    return {"collation": name, "collation_schema": schema[0] if schema else None}


def _check(domain: Domain) -> dict[str, object]:
    """SQLAlchemy knows one check, and loses its name where there is NOT NULL."""
    if not _says_check(domain):
        return {}
    name, definition = domain.checks[0]
    condition = without_parentheses(readable(definition.removeprefix("CHECK ")))
    usual = object_name(domain.name.name, "", "check")
    plain = without_quotes(name) if without_quotes(name) != usual else None
    return {"constraint_name": plain, "check": sql(without_parentheses(condition))}


def _says_check(domain: Domain) -> bool:
    if len(domain.checks) != 1 or domain.checks[0][1].endswith(" NOT VALID"):
        return False
    usual = object_name(domain.name.name, "", "check")
    return not domain.not_null or without_quotes(domain.checks[0][0]) == usual


def _sequence(source: Source, sequence: Sequence) -> Call:
    is_up = sequence.increment > 0
    maximum = MAXIMA[sequence.type]
    usual = (1, maximum) if is_up else (-maximum - 1, -1)
    first = sequence.minimum if is_up else sequence.maximum
    return call(
        "sa.Sequence",
        sequence.name.name,
        start=sequence.start if sequence.start != first else None,
        increment=sequence.increment if sequence.increment != 1 else None,
        minvalue=sequence.minimum if sequence.minimum != usual[0] else None,
        maxvalue=sequence.maximum if sequence.maximum != usual[1] else None,
        cache=sequence.cache if sequence.cache != 1 else None,
        cycle=True if sequence.cycle else None,
        data_type=type_named(source, sequence.type) if sequence.type != "bigint" else None,
        schema=sequence.name.schema,
        metadata=Text("<base>metadata"),
    )


def _type_name(name: Name) -> Code:
    """SQLAlchemy does not quote every name of a type that PostgreSQL quotes, such as "between"."""
    quoted = _DIALECT.identifier_preparer.quote(name.name).replace("%%", "%")
    if name.sql.endswith(quoted):
        return code(name.name)
    return call("sa.quoted_name", name.name, quote=True)


def _by_hand(
    enums: Ordered[Enum], domains: Ordered[Domain], sequences: Ordered[Sequence]
) -> Iterator[str]:
    for domain in domains:
        if not _says_check(domain):
            for name, definition in domain.checks:
                said = f"ADD CONSTRAINT {name} {readable(definition)}"
                yield f"ALTER DOMAIN {domain.name.sql} {said}"
    for kind, things in (("TYPE", enums), ("DOMAIN", domains), ("SEQUENCE", sequences)):
        for thing in things:
            if thing.comment:
                yield f"COMMENT ON {kind} {thing.name.sql} IS {literal(thing.comment)}"
