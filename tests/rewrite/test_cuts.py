"""Rows that would lose something are found, and not looked for where nothing can be lost."""

from typing import Any

import pytest
from changes.database import script
from sqlalchemy import Connection

from .matrix import found

pytest_plugins = ["server_fixtures"]

# A value, and whether something of it would be lost.
CUTS = [
    ("text", "numeric(10,2)", "1.239", True),
    ("text", "numeric(10,2)", "1.23", False),
    ("text", "date", "2026-01-02 10:00", True),
    ("text", "date", "2026-01-02", False),
    ("text", "timestamp without time zone", "2026-01-02 10:00+05", True),
    ("text", "timestamp without time zone", "2026-01-02 10:00", False),
    ("text", "time without time zone", "2026-01-02 10:00", True),
    ("text", "time without time zone", "10:00", False),
    ("text", "real", "1.23456789", True),
    ("text", "real", "0.1", False),
    ("text", "bit(3)", "10101", True),
    ("text", "character varying(5)", "abcde  ", True),
    ("text", "character varying(5)", "abcdef", False),
    ("text", "character(5)", "ab ", True),
    ("text", "numeric(10,2)[]", "{1.239}", True),
    ("text", "name", "a" * 64, True),
    ("numeric", "integer", "1.5", True),
    ("numeric(10,3)", "numeric(10,2)", "1.239", True),
    ("numeric[]", "numeric(10,2)[]", "{1,1.239}", True),
    ("bigint", "double precision", "9007199254740993", True),
    ("bigint", "double precision", "9007199254740992", False),
    ("bigint", "double precision", "9223372036854775807", True),
    ("double precision", "real", "0.1", True),
    ("double precision", "real", "NaN", False),
    (
        "timestamp without time zone",
        "timestamp(0) without time zone",
        "2026-01-02 10:00:00.5",
        True,
    ),
    ("timestamp without time zone", "date", "2026-01-02 10:00", True),
    ("timestamp without time zone", "date", "infinity", False),
    ("timestamp with time zone", "time without time zone", "2026-01-02 10:00+00", True),
    ("time with time zone", "time without time zone", "10:00+02", True),
    ("interval", "interval(0)", "0.5 s", True),
    ("interval", "bigint", "1 mon", True),
    ("interval", "bigint", "1 day", False),
    ("mood", "character varying(1)", "a ", True),
    ("inet", "cidr", "10.0.0.1/8", True),
    ("integer", "bit(3)", "9", True),
]

WIDER = [
    ("smallint", "real"),
    ("integer", "bigint"),
    ("bigint", "integer"),
    ("integer", "double precision"),
    ("numeric(10,2)", "double precision"),
    ("numeric(10,2)", "numeric(10,3)"),
    ("real", "double precision"),
    ("date", "timestamp with time zone"),
    ("timestamp(3) without time zone", "timestamp with time zone"),
    ("character(3)", "character varying(2)"),
    ("character varying(5)", "character varying(9)"),
    ("uuid", "character varying(9)"),
    ("text", "uuid"),
    ("numeric", "boolean"),
    ("boolean", "numeric(10,2)"),
    ("interval day", "interval"),
]


@pytest.mark.parametrize(("before", "after", "value", "is_cut"), CUTS)
def test_a_row_that_would_lose_something_is_found(
    database: Connection, casts: Any, before: str, after: str, value: str, is_cut: bool
) -> None:
    cut = found(database, casts, before, after).cut
    script(database, f"SET LOCAL TimeZone TO 'UTC'; CREATE TEMP TABLE t (c {before})")
    script(database, f"INSERT INTO t VALUES ('{value}'), (NULL)")

    assert script(database, f"SELECT count(*) FROM t WHERE {cut}").scalar() == is_cut


@pytest.mark.parametrize(("before", "after"), WIDER)
def test_rows_are_not_looked_at_where_nothing_can_be_lost(
    database: Connection, casts: Any, before: str, after: str
) -> None:
    assert found(database, casts, before, after).cut is None
