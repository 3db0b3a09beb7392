"""The types of columns, and what a model may say with each."""

import datetime
import decimal
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

Type = sa.types.TypeEngine[Any]


@dataclass(frozen=True)
class Kind:
    """A type. What is said of one kind can be said of all of its *family*.

    *values* and *defaults* are SQL, in which {0} is the column; every value passes every one of
    *checks*, and *computed* has the type itself.
    """

    type: Callable[[], Type]
    family: str
    values: tuple[str, ...]
    defaults: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()  # for an index
    in_python: tuple[Any, ...] = ()
    has_order: bool = True
    gin: bool = False


@dataclass(frozen=True)
class Family:
    """What kinds of one family share."""

    values: tuple[str, ...]
    defaults: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    in_python: tuple[Any, ...] = ()
    has_order: bool = True
    gin: bool = False


FAMILIES = {
    "text": Family(
        ("'1'", "''", "'t'", "'2024-01-31'", "'Zoë'", "'12.50'", "'{\"a\": 1}'"),
        ("'x'", "''", "'it''s 5% :a'", "'a\\b'", "lower('ABC')"),
        ("{0} <> 'bad'", "length({0}) < 100", "{0} NOT IN ('p', 'q')", "{0} NOT LIKE '%\\_:%'"),
        ("upper({0})", "{0} || '%'", "coalesce({0}, ':n')"),
        ("lower({0})", "left({0}, 2)", "({0} || ' %')"),
        ("py", "it's 5%", ""),
    ),
    "integer": Family(
        ("1", "2", "0", "-5", "30000"),
        ("0", "-1", "'7'", "1 + 1"),
        ("{0} > -100", "{0} IN (1, 2, 0, -5, 30000)", "{0} % 97 <> 13", "{0} BETWEEN -9 AND 40000"),
        ("{0} % 10", "abs({0})"),
        ("({0} + 1)", "abs({0})"),
        (3, 0),
    ),
    "number": Family(
        ("1", "2.50", "0", "-5.25", "999"),
        ("0", "-1.5", "1.10"),
        ("{0} > -100", "{0} < 1000.5"),
        ("abs({0})",),
        ("({0} * 2)",),
        (decimal.Decimal("1.5"),),
    ),
    "float": Family(
        ("1", "2.5", "0", "-5.25", "1e10"),
        ("0", "0.5"),
        ("{0} > -100",),
        ("abs({0})",),
        ("({0} + 1)",),
        (1.5,),
    ),
    "boolean": Family(
        ("true", "false"),
        ("true", "false"),
        ("{0} IS NOT NULL OR true",),
        ("NOT {0}",),
        ("(NOT {0})",),
        (True, False),
    ),
    "date": Family(
        ("'2024-01-31'", "'1970-01-01'", "'1999-12-31'"),
        ("'2024-02-29'", "CURRENT_DATE"),
        ("{0} > '1900-01-01'",),
        ("{0} + 1",),
        ("date_part('year', {0})",),
        (datetime.date(2024, 1, 31),),
    ),
    "timestamp": Family(
        ("'2024-01-31 10:20:30.123'", "'1970-01-01 00:00'", "'1999-12-31 23:59:59'"),
        ("now()", "CURRENT_TIMESTAMP", "'2024-01-01 00:00'"),
        ("{0} > '1900-01-01'",),
        (),
        ("date_trunc('day', {0})",),
        (datetime.datetime(2024, 1, 31, 10, 20),),
    ),
    "timestamptz": Family(
        ("'2024-01-31 10:20:30.123+00'", "'1970-01-01 00:00+02'"),
        ("now()", "CURRENT_TIMESTAMP", "'2024-01-01 00:00+00'"),
        ("{0} > '1900-01-01 00:00+00'",),
        (),
        ("date_trunc('day', {0}, 'UTC')",),
        (datetime.datetime(2024, 1, 31, 10, 20, tzinfo=datetime.UTC),),
    ),
    "time": Family(
        ("'10:20:30'", "'00:00'", "'23:59:59'"),
        ("'12:00'", "LOCALTIME"),
        ("{0} >= '00:00'",),
        (),
        (),
        (datetime.time(10, 20),),
    ),
    "timetz": Family(("'10:20:30+00'", "'00:00+02'"), ("'12:00+00'", "CURRENT_TIME")),
    "interval": Family(
        ("'1 day'", "'02:03:04'", "'1 mon'", "'0'"),
        ("'1 day'", "'1:30'"),
        ("{0} > '-1 year'",),
        ("{0} * 2",),
        (),
        (datetime.timedelta(hours=3),),
    ),
    "uuid": Family(
        (
            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12'",
            "'00000000-0000-0000-0000-000000000000'",
        ),
        ("gen_random_uuid()", "'00000000-0000-0000-0000-000000000001'"),
        ("{0} IS DISTINCT FROM 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380aff'",),
        (),
        (),
        (uuid.uuid4, uuid.UUID(int=5)),
    ),
    "json": Family(
        ("'{\"a\": 1}'", "'[]'", "'null'", "'1'"),
        ("'{}'", '\'{"a": "b:c", "%": "it\'\'s"}\''),
        ("json_typeof({0}) <> 'x'",),
        (),
        ("({0} ->> 'a')",),
        (dict, list, {"a": "it's"}),
        has_order=False,
    ),
    "jsonb": Family(
        ("'{\"a\": 1}'", "'[]'", "'null'", "'1'"),
        ("'{}'", '\'{"a": "b:c"}\''),
        ("jsonb_typeof({0}) <> 'x'", "NOT {0} ? 'zz'"),
        ("{0} || '{{}}'",),
        ("({0} ->> 'a')",),
        (dict, list, {"a": 1}),
        gin=True,
    ),
    "bytes": Family(
        (r"'\x00ff'", "''", "'abc'"),
        (r"'\x6869'", "''"),
        ("length({0}) < 100",),
        (),
        ("length({0})",),
        (b"hi",),
    ),
    "inet": Family(
        ("'10.0.0.1'", "'10.0.0.0/8'", "'::1'"),
        ("'127.0.0.1'",),
        ("{0} <> '1.2.3.4'",),
        (),
        ("host({0})",),
    ),
    "cidr": Family(("'10.0.0.0/8'", "'::1/128'"), ("'192.168.0.0/16'",)),
    "macaddr": Family(("'08:00:2b:01:02:03'", "'00:00:00:00:00:00'"), ("'08:00:2b:01:02:04'",)),
    "bits": Family(("B'10101010'", "B'00000000'"), ("B'11111111'",)),
    "money": Family(("'1.50'", "'-2'", "'0'"), ("'3'", "0")),
    "tsvector": Family(
        ("'a b'", "to_tsvector('simple', 'The cat')", "''"), ("''", "'x:1'"), gin=True
    ),
    "range": Family(("'[1,5)'", "'empty'", "'(,3]'"), ("'[1,2)'", "'empty'"), ("NOT {0} @> 77",)),
    "tstzrange": Family(("'[2024-01-01 00:00+00,)'", "'empty'"), ("'empty'",)),
    "daterange": Family(("'[2024-01-01,2024-02-01)'", "'empty'"), ("'empty'",)),
    "multirange": Family(("'{[1,5)}'", "'{}'"), ("'{}'",)),
    "integers": Family(
        ("'{1,2}'", "'{}'", "'{NULL,30}'"),
        ("'{}'", "'{1}'", "ARRAY[1, 2]"),
        ("cardinality({0}) < 10",),
        ("array_append({0}, 1)",),
        ("cardinality({0})",),
        (list,),
        gin=True,
    ),
    "texts": Family(
        ("'{a,b}'", "'{}'", "'{1,t}'"),
        ("'{}'", "'{a,\"b c\"}'"),
        ("cardinality({0}) < 10",),
        (),
        ("cardinality({0})",),
        (list,),
        gin=True,
    ),
    "numbers": Family(("'{1.5,2}'", "'{}'"), ("'{}'",), ("cardinality({0}) < 10",)),
    "oid": Family(("1", "26"), ("0",)),
    "tsquery": Family(("'a & b'", "'c'"), ("'x'",)),
    "xml-like": Family(("'$.a'", "'$.b[1]'"), ("'$'",), has_order=False),
}


def _kind(family: str, make: Callable[[], Type]) -> Kind:
    return Kind(make, family, **vars(FAMILIES[family]))


class Decorated(sa.types.TypeDecorator[Any]):
    """A type of the project's own."""

    impl = sa.String(40)
    cache_ok = True


KINDS = {
    "text": _kind("text", sa.Text),
    "varchar": _kind("text", sa.String),
    "varchar(12)": _kind("text", lambda: sa.String(12)),
    "varchar(50)": _kind("text", lambda: sa.String(50)),
    "varchar(200) C": _kind("text", lambda: sa.String(200, collation="C")),
    "char(15)": _kind("text", lambda: sa.CHAR(15)),
    "decorated": _kind("text", Decorated),
    "smallint": _kind("integer", sa.SmallInteger),
    "integer": _kind("integer", sa.Integer),
    "bigint": _kind("integer", sa.BigInteger),
    "numeric": _kind("number", sa.Numeric),
    "numeric(10,2)": _kind("number", lambda: sa.Numeric(10, 2)),
    "numeric(8,1)": _kind("number", lambda: sa.Numeric(8, 1)),
    "numeric(14,4)": _kind("number", lambda: sa.Numeric(14, 4)),
    "real": _kind("float", sa.REAL),
    "double": _kind("float", sa.Double),
    "boolean": _kind("boolean", sa.Boolean),
    "date": _kind("date", sa.Date),
    "timestamp": _kind("timestamp", sa.DateTime),
    "timestamp(3)": _kind("timestamp", lambda: pg.TIMESTAMP(precision=3)),
    "timestamp(0)": _kind("timestamp", lambda: pg.TIMESTAMP(precision=0)),
    "timestamptz": _kind("timestamptz", lambda: sa.DateTime(timezone=True)),
    "timestamptz(3)": _kind("timestamptz", lambda: pg.TIMESTAMP(timezone=True, precision=3)),
    "time": _kind("time", sa.Time),
    "time(0)": _kind("time", lambda: pg.TIME(precision=0)),
    "timetz": _kind("timetz", lambda: sa.Time(timezone=True)),
    "interval": _kind("interval", sa.Interval),
    "interval to minute": _kind("interval", lambda: pg.INTERVAL(fields="DAY TO MINUTE")),
    "interval(3)": _kind("interval", lambda: pg.INTERVAL(precision=3)),
    "uuid": _kind("uuid", sa.Uuid),
    "json": _kind("json", sa.JSON),
    "jsonb": _kind("jsonb", pg.JSONB),
    "bytea": _kind("bytes", sa.LargeBinary),
    "inet": _kind("inet", pg.INET),
    "cidr": _kind("cidr", pg.CIDR),
    "macaddr": _kind("macaddr", pg.MACADDR),
    "bit(8)": _kind("bits", lambda: pg.BIT(8)),
    "varbit": _kind("bits", lambda: pg.BIT(20, varying=True)),
    "money": _kind("money", pg.MONEY),
    "oid": _kind("oid", pg.OID),
    "tsvector": _kind("tsvector", pg.TSVECTOR),
    "tsquery": _kind("tsquery", pg.TSQUERY),
    "jsonpath": _kind("xml-like", pg.JSONPATH),
    "int4range": _kind("range", pg.INT4RANGE),
    "int8range": _kind("range", pg.INT8RANGE),
    "tstzrange": _kind("tstzrange", pg.TSTZRANGE),
    "daterange": _kind("daterange", pg.DATERANGE),
    "int4multirange": _kind("multirange", pg.INT4MULTIRANGE),
    "integer[]": _kind("integers", lambda: sa.ARRAY(sa.Integer)),
    "bigint[]": _kind("integers", lambda: pg.ARRAY(sa.BigInteger)),
    "integer[][]": _kind("integers", lambda: sa.ARRAY(sa.Integer, dimensions=2)),
    "text[]": _kind("texts", lambda: sa.ARRAY(sa.Text)),
    "varchar(20)[]": _kind("texts", lambda: sa.ARRAY(sa.String(20))),
    "numeric(8,2)[]": _kind("numbers", lambda: sa.ARRAY(sa.Numeric(8, 2))),
}

INTEGERS = ("smallint", "integer", "bigint")
