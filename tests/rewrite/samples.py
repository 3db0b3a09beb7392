"""Types, and values of each that are hard to convert."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    sql: str
    values: tuple[str, ...]
    kind: str = "b"
    base: str | None = None


TYPES = """
    CREATE TYPE mood AS ENUM ('sad', 'glad', '1', 'a '); CREATE TYPE grown AS ENUM ('sad', 'glad', 'mad');
    CREATE DOMAIN cents AS numeric(10,2) CHECK (value >= 0); CREATE DOMAIN code AS varchar(5);
"""
DROP_TYPES = "DROP TYPE mood, grown; DROP DOMAIN cents, code"

TEXTS: tuple[str, ...] = (
    "",
    "1",
    "007",
    "1.50",
    "1.239",
    "abcdef",
    "ab   ",
    "abcde   ",
    "yes",
    "sad",
    "NaN",
    "{1,2}",
    "2026-01-02",
    "2026-01-02 10:00:00.123456",
    "2026-01-02 10:00+05",
    "10:00",
    "10:00:00.55+02",
    "1 mon 2 days 03:00:00.5",
    "10101",
    "infinity",
    '{"a":1}',
    "[1,4)",
    "a" * 80,
    "10.0.0.1/8",
)
MOMENTS = ("2026-01-02 10:00:00.123456", "2026-07-01 00:00:00", "infinity", "2026-03-08 02:30:00")
ZONED = tuple(moment + ("+05" if "-" in moment else "") for moment in MOMENTS)
ODD = (
    "0.1",
    "0.30000000000000004",
    "123456789.123456",
    "1.5",
    "0",
    "1",
    "NaN",
    "Infinity",
    "20260101",
)

SAMPLES = (
    Sample("smallint", ("0", "1", "-7", "32767")),
    Sample("integer", ("0", "1", "-7", "16777217", "20260101", "2147483647")),
    Sample("bigint", ("0", "1", "9007199254740993", "9223372036854775807", "1700000000")),
    Sample("numeric", (*ODD, "0.1234567890123456789", "1e300")),
    Sample("numeric(10,2)", ("0.10", "1.23", "99999999.99", "86400.00", "NaN")),
    Sample("numeric(12,4)", ("0.1000", "1.2345", "1.0000")),
    Sample("real", ("0.1", "16777216", "1e30", "NaN", "1.5")),
    Sample("double precision", (*ODD, "1e300")),
    Sample("money", ("0", "1.50", "12345.67")),
    Sample("boolean", ("true", "false")),
    Sample("text", TEXTS),
    Sample("character varying", TEXTS),
    Sample("character varying(5)", ("", "1", "ab   ", "abcde", "sad", "1.239")),
    Sample("character varying(80)", TEXTS),
    Sample("character(5)", ("1", "abc", "abcde", "sad", "")),
    Sample('"char"', ("a", "1")),
    Sample("name", ("", "abc", "1", "a" * 63)),
    Sample("bytea", ("abc", "\\x41")),
    Sample("date", ("2026-01-02", "infinity", "1969-12-31")),
    Sample("timestamp without time zone", MOMENTS),
    Sample("timestamp(0) without time zone", ("2026-01-02 10:00:00", "2026-03-08 02:30:00")),
    Sample("timestamp with time zone", ZONED),
    Sample("timestamp(3) with time zone", ("2026-01-02 10:00:00.123+00", "2026-11-01 05:30+00")),
    Sample("time without time zone", ("10:00", "24:00", "23:59:59.999999")),
    Sample("time(0) without time zone", ("10:00", "00:00:01")),
    Sample("time with time zone", ("10:00+00", "10:00:00.5+02")),
    Sample(
        "interval", ("1 mon", "30 days", "1 day", "25:00:00.5", "1 year 2 mons", "00:00:00.000001")
    ),
    Sample("interval day", ("1 day", "1 mon 3 days")),
    Sample("interval(0)", ("1 day 00:00:01", "86400 s")),
    Sample("uuid", ("12345678-1234-1234-1234-123456789abc",)),
    Sample("json", ("1", "1.5", "true", '{"a": 1}', '"x"', "null", "[1, 2]")),
    Sample("jsonb", ("1", "1.5", "true", '{"a": 1}', '"x"', "null", "[1, 2]")),
    Sample("inet", ("10.0.0.1/8", "10.0.0.0/8", "::1")),
    Sample("cidr", ("10.0.0.0/8", "::/0")),
    Sample("macaddr8", ("08:00:2b:01:02:03:04:05", "08:00:2b:ff:fe:03:04:05")),
    Sample("bit(5)", ("10101", "00001", "00000")),
    Sample("bit varying(8)", ("10101", "1", "")),
    Sample("bit(1)", ("1", "0")),
    Sample("int4range", ("[1,4)", "empty")),
    Sample("tstzrange", ("[2026-01-02 00:00+00,2026-01-03 00:00+00)",)),
    Sample("daterange", ("[2026-01-02,2026-01-03)",)),
    Sample("integer[]", ("{1,2}", "{NULL}", "{}", "{16777217}")),
    Sample("numeric[]", ("{1.5,NULL}", "{1}", "{0.1234567890123456789}")),
    Sample("text[]", ("{a,NULL}", '{"abcde  "}', "{1}", "{sad,1}", "{1.239}", "{abcdefgh}")),
    Sample("character varying(5)[]", ("{abc}", '{"ab  "}')),
    Sample("timestamp without time zone[]", ('{"2026-01-02 10:00:00.123456"}',)),
    Sample("boolean[]", ("{t,f,NULL}",)),
    Sample("mood", ("sad", "1", "a "), "e"),
    Sample("grown", ("sad", "mad"), "e"),
    Sample("mood[]", ("{sad,1}",), "e"),
    Sample("cents", ("1.50", "0"), "d", "numeric(10,2)"),
    Sample("code", ("1", "ab  ", "sad"), "d", "character varying(5)"),
)
