"""The code for a type makes a column of that very type, for every type that PostgreSQL has."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Column, Connection, MetaData, Table, text
from sqlalchemy.dialects import postgresql

pytest_plugins = ["server_fixtures"]

READABLE = {
    "text": "sa.Text()",
    "character varying(50)": "sa.String(50)",
    "character varying": "sa.String()",
    "character(3)": "sa.CHAR(3)",
    "bigint": "sa.BigInteger()",
    "numeric(10,2)": "sa.Numeric(10, 2)",
    "numeric": "sa.Numeric()",
    "timestamp with time zone": "sa.DateTime(timezone=True)",
    "timestamp(3) with time zone": "postgresql.TIMESTAMP(precision=3, timezone=True)",
    "time(0) without time zone": "postgresql.TIME(precision=0)",
    "uuid": "sa.Uuid()",
    "json": "sa.JSON()",
    "jsonb": "postgresql.JSONB()",
    "bytea": "sa.LargeBinary()",
    "double precision": "sa.Double()",
    "real": "sa.REAL()",
    "interval": "sa.Interval()",
    "interval day to second(3)": 'postgresql.INTERVAL(fields="day to second", precision=3)',
    "integer[]": "postgresql.ARRAY(sa.Integer())",
    "bit varying(5)": "postgresql.BIT(5, varying=True)",
    "int4multirange": "postgresql.INT4MULTIRANGE()",
    "mood": 'postgresql.ENUM(name="mood", create_type=False)',
    'app."Mood"[]': (
        'postgresql.ARRAY(postgresql.ENUM(name="Mood", schema="app", create_type=False))'
    ),
    "email": 'postgresql.DOMAIN("email", sa.String(50), create_type=False)',
    '"setof"': "SQLType('\"setof\"')",
    "place": 'SQLType("place")',
    '"char"': "SQLType('\"char\"')",
    "xid8": 'SQLType("xid8")',
}

MODIFIED = """
    character varying(50)  character(3)  bpchar  numeric(10,2)  numeric(10,0)  numeric(4,-2)
    timestamp(0) with time zone  timestamp(3) without time zone  time(6) with time zone  time(2) without time zone
    interval(3)  interval year  interval day to second  interval day to second(3)  interval second(0)
    bit(1)  bit(5)  "bit"  bit varying(5)
"""

TYPES = """
    CREATE SCHEMA app; CREATE TYPE mood AS ENUM ('sad'); CREATE TYPE app."Mood" AS ENUM ('sad');
    CREATE TYPE "setof" AS ENUM ('a'); CREATE TYPE "user" AS ENUM ('a'); CREATE TYPE money AS ENUM ('a');
    CREATE DOMAIN email AS varchar(50); CREATE DOMAIN app.moods AS mood[]; CREATE TYPE place AS (town text);
"""

ALL = text("""
    SELECT format_type(t.oid, -1), typarray <> 0 FROM pg_type t
    WHERE typtype IN ('b', 'd', 'e', 'r', 'm') AND typname NOT LIKE 'pg\\_toast%'
        AND NOT (typtype = 'b' AND typcategory = 'X') AND typrelid = 0 AND typcategory <> 'A'
    ORDER BY 1""")


@pytest.fixture
def code(shop: Path, connection: Connection) -> Callable[..., Any]:
    rewrite = import_module("shop.db.rewrite.python.types")
    connection.exec_driver_sql(TYPES, execution_options={"no_parameters": True})
    enums = ["mood", 'app."Mood"', '"setof"', '"user"', "public.money"]
    named = {enum: rewrite.NamedType("enum") for enum in enums} | {
        "email": rewrite.NamedType("domain", "character varying(50)"),
        "app.moods": rewrite.NamedType("domain", "mood[]"),
    }

    def code(sql: str, collation: str | None = None) -> Any:
        return rewrite.type_code(sql, named, collation)

    return code


@pytest.fixture
def evaluated(shop: Path) -> Callable[[str], Any]:
    sql_type = import_module("shop.db.operations.sql_type").SQLType
    return lambda source: eval(source, {"sa": sa, "postgresql": postgresql, "SQLType": sql_type})


@pytest.mark.parametrize(("sql", "source"), READABLE.items(), ids=READABLE)
def test_a_person_would_write_it_so(code: Callable[..., Any], sql: str, source: str) -> None:
    assert str(code(sql)) == source


def every_type(connection: Connection) -> Iterator[str]:
    plain = connection.execute(ALL).all()
    modified = [line.strip() for line in MODIFIED.replace("  ", "\n").split("\n") if line.strip()]
    yield from (sql for sql, _ in plain)
    yield from (f"{sql}[]" for sql, has_array in plain if has_array)
    for sql in [*modified, "place", "public.money"]:
        yield from (sql, f"{sql}[]")


def made(connection: Connection, types: dict[str, Any]) -> dict[str, str]:
    """What PostgreSQL calls the types of columns that SQLAlchemy makes."""
    columns = [Column(f"c{number}", kind) for number, kind in enumerate(types.values())]
    Table("made", MetaData(), *columns).create(connection)
    found = connection.scalars(
        text(
            "SELECT format_type(atttypid, atttypmod) || coalesce(' ' || collname, '')"
            " FROM pg_attribute LEFT JOIN pg_collation c ON c.oid = attcollation AND"
            " collname <> 'default' AND attcollation <> (SELECT typcollation FROM pg_type"
            " WHERE oid = atttypid) WHERE attrelid = 'made'::regclass AND attnum > 0 ORDER BY attnum"
        )
    )
    return dict(zip(types, found, strict=True))


def test_every_type_comes_back(
    connection: Connection, code: Callable[..., Any], evaluated: Callable[[str], Any]
) -> None:
    wanted = sorted(set(every_type(connection)))
    types = {sql: evaluated(str(code(sql))) for sql in wanted}

    assert made(connection, types) == {sql: sql for sql in wanted}
    assert len(wanted) > 200


COLLATED = ["text", "character varying(9)", "character(3)", "text[]", "name", "email", "bpchar[]"]


def test_a_collation_comes_back(
    connection: Connection, code: Callable[..., Any], evaluated: Callable[[str], Any]
) -> None:
    types = {sql: evaluated(str(code(sql, "POSIX"))) for sql in COLLATED}

    assert made(connection, types) == {sql: f"{sql} POSIX" for sql in COLLATED}
    assert str(code("character varying(9)", "C")) == 'sa.String(9, collation="C")'
