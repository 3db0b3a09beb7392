"""A change of type keeps what a person expects, is stopped, or is refused: never a silent change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from samples import DROP_TYPES, SAMPLES, TYPES, Sample
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

pytest_plugins = ["server_fixtures"]

NEW_YORK = "America/New_York"

# What each change is written as, in words that a person would use.
USING = {
    ("integer", "bigint"): None,
    ("integer", "text"): None,
    ("character varying(9)", "character varying(5)"): None,
    ("timestamp without time zone", "timestamp with time zone"): None,
    ("integer", "boolean"): "c::boolean",
    ("bigint", "boolean"): "c <> 0",
    ("numeric", "boolean"): "c <> 0",
    ("boolean", "integer"): "c::integer",
    ("boolean", "numeric(10,2)"): "c::integer::numeric(10,2)",
    ("text", "boolean"): "c::boolean",
    ("text", "jsonb"): "c::jsonb",
    ("text", "integer[]"): "c::integer[]",
    ("integer", "integer[]"): "CASE WHEN c IS NOT NULL THEN ARRAY[c] END",
    ("integer", "bigint[]"): "CASE WHEN c IS NOT NULL THEN ARRAY[c::bigint] END",
    ("integer[]", "text"): None,
    ("boolean[]", "bigint[]"): "c::integer[]::bigint[]",
    ("bigint", "timestamp with time zone"): "to_timestamp(c)",
    ("bigint", "date"): "(to_timestamp(c) AT TIME ZONE 'UTC')::date",
    ("timestamp with time zone", "bigint"): "extract(epoch FROM c)::bigint",
    ("interval", "numeric"): "extract(epoch FROM c)",
    ("integer", "interval"): "make_interval(secs => c)",
    ("text", "mood"): "c::text::mood",
    ("mood", "text"): None,
    ("mood", "character varying(5)"): None,
    ("mood", "grown"): "c::text::grown",
    ("mood", "mood"): "c::text::mood",
    ("mood[]", "grown[]"): "c::text[]::grown[]",
    ("text", "mood[]"): "c::mood[]",
    ("mood", "mood[]"): "CASE WHEN c IS NOT NULL THEN ARRAY[c::text::mood] END",
    ("mood", "integer"): "c::text::integer",
    ("text", "cents"): "c::cents",
    ("numeric", "cents"): None,
    ("cents", "numeric"): None,
}

IMPOSSIBLE = [
    ("integer[]", "integer"),
    ("text[]", "jsonb"),
    ("integer", "time without time zone"),
    ("boolean", "date"),
    ("daterange", "integer"),
    ("mood[]", "mood"),
]

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

BY_NAME = {sample.sql: sample for sample in SAMPLES}


@pytest.fixture(scope="session")
def casts(shop: Path) -> Any:
    return import_module("shop.db.rewrite.casts")


@pytest.fixture
def database(connection: Connection) -> Iterator[Connection]:
    """With enums and domains, and a time zone that is far from UTC."""
    run(connection, TYPES)
    run(connection, f"SET TimeZone TO '{NEW_YORK}'")
    connection.commit()
    yield connection
    connection.rollback()
    run(connection, DROP_TYPES)
    run(connection, "RESET TimeZone")
    connection.commit()


def run(connection: Connection, sql: str) -> Any:
    return connection.exec_driver_sql(sql, execution_options={"no_parameters": True})


@dataclass
class Tried:
    """What became of one value: refused, stopped, or its text afterwards."""

    outcome: str
    value: str | None = None
    back: str | None = None


@dataclass
class Matrix:
    """Converts values in a transaction, of which nothing is left."""

    connection: Connection
    casts: Any

    def facts(self, sample: Sample) -> Any:
        return self.casts.TypeFacts(sample.sql, sample.kind, sample.base)

    def cast(self, before: Sample, after: Sample) -> Any:
        try:
            return self.casts.cast(self.connection, "c", self.facts(before), self.facts(after))
        except self.casts.NoCast:
            return None

    def equal(self, one: str | None, other: str | None, sql: str) -> bool:
        """Whether two texts are the same value of the type *sql*, json having no equality."""
        sql = "jsonb" if sql == "json" else sql
        one, other = (str(value).replace("'", "''") for value in (one, other))
        try:
            run(self.connection, "SET LOCAL TimeZone TO 'UTC'")
            query = f"SELECT CAST('{one}' AS {sql}) = CAST('{other}' AS {sql})"
            return bool(run(self.connection, query).scalar())
        except DBAPIError:
            return False
        finally:
            self.connection.rollback()

    def alter(self, cast: Any, after: Sample) -> None:
        using = f" USING {cast.using}" if cast.using else ""
        run(self.connection, f"ALTER TABLE t ALTER c TYPE {after.sql}{using}")

    def read(self) -> str | None:
        """The value, in UTC."""
        zone = run(self.connection, "SHOW TimeZone").scalar()
        run(self.connection, "SET LOCAL TimeZone TO 'UTC'")
        found: str | None = run(self.connection, "SELECT CAST(c AS text) FROM t").scalar()
        run(self.connection, f"SET LOCAL TimeZone TO '{zone}'")
        return found

    def tried(self, value: str, before: Sample, after: Sample, ways: Any, zone: str) -> Tried:
        try:
            return self._try(value, before, after, ways, zone)
        except DBAPIError as error:
            return Tried("refused", str(error.orig).splitlines()[0])
        finally:
            self.connection.rollback()

    def _try(self, value: str, before: Sample, after: Sample, ways: Any, zone: str) -> Tried:
        cast, back = ways
        run(self.connection, f"CREATE TEMP TABLE t (c {before.sql})")
        literal = value.replace("'", "''")
        run(self.connection, f"SET LOCAL TimeZone TO 'UTC'; INSERT INTO t VALUES ('{literal}')")
        self._in_zone(cast, zone)
        if cast.cut and self._is_stopped(cast, after):
            return Tried("stopped")
        self.alter(cast, after)
        found = Tried("kept", self.read())
        if back:
            self._go_back(found, back, before, zone)
        return found

    def _is_stopped(self, cast: Any, after: Sample) -> bool:
        """A condition that is refused must not be the reason why the value is."""
        savepoint = self.connection.begin_nested()
        try:
            return bool(self.count(cast.cut))
        except DBAPIError as error:
            savepoint.rollback()
            self.alter(cast, after)
            raise AssertionError(f"only the condition is refused: {error}") from error

    def _go_back(self, found: Tried, back: Any, before: Sample, zone: str) -> None:
        savepoint = self.connection.begin_nested()
        try:
            self._in_zone(back, zone)
            stops = back.cut and self.count(back.cut)
            self.alter(back, before)
            found.back = "stopped" if stops else self.read()
        except DBAPIError:
            found.back = "refused"
        finally:
            savepoint.rollback()

    def _in_zone(self, cast: Any, zone: str) -> None:
        run(self.connection, f"SET LOCAL TimeZone TO '{'UTC' if cast.utc else zone}'")

    def count(self, condition: str) -> int:
        return int(run(self.connection, f"SELECT count(*) FROM t WHERE {condition}").scalar())

    def original(self, value: str, sample: Sample) -> str | None:
        """The value as the column has it, in UTC."""
        run(self.connection, f"CREATE TEMP TABLE t (c {sample.sql})")
        literal = value.replace("'", "''")
        run(self.connection, f"SET LOCAL TimeZone TO 'UTC'; INSERT INTO t VALUES ('{literal}')")
        found = self.read()
        self.connection.rollback()
        return found


def verdict(matrix: Matrix, value: str, before: Sample, after: Sample, ways: Any) -> str:
    """What became of *value*; "silent" where it is another one, and nobody would know."""
    tried = matrix.tried(value, before, after, ways, NEW_YORK)
    if tried.outcome == "refused":
        return "refused"
    if tried != matrix.tried(value, before, after, ways, "UTC"):
        return "another one in another time zone"
    if tried.outcome == "stopped":
        return "stopped"
    if ways[1] is None or tried.back in ("stopped", "refused"):
        return "kept, no way back"
    original = matrix.original(value, before)
    if tried.back == original or matrix.equal(tried.back, original, before.sql):
        return "kept"
    return "kept" if is_same_meaning(matrix, tried, before, after) else "silent"


def is_same_meaning(matrix: Matrix, tried: Tried, before: Sample, after: Sample) -> bool:
    """Texts may be written in other ways, and a number that is not 0 is true."""
    if after.sql.startswith("boolean"):
        return matrix.cast(before, after).cut is None
    is_text = matrix.facts(before).plain.startswith(("text", "char", "name"))
    return is_text and matrix.equal(tried.back, tried.value, after.sql)


@pytest.mark.parametrize("before", SAMPLES, ids=lambda sample: sample.sql)
def test_no_value_changes_silently(
    database: Connection, casts: Any, before: Sample, pytestconfig: pytest.Config
) -> None:
    matrix, found = Matrix(database, casts), Counter[str]()
    for after in SAMPLES if pytestconfig.getoption("--all-types") else some(before):
        ways = after != before and (matrix.cast(before, after), matrix.cast(after, before))
        if not ways or ways[0] is None:
            continue
        for value in before.values:
            what = verdict(matrix, value, before, after, ways)
            assert what in ("kept", "kept, no way back", "stopped", "refused"), (value, after, ways)
            found[what] += 1
    assert found["kept"]


def some(before: Sample) -> list[Sample]:
    """Every fourth type, and text, into which everything can be written; others for others."""
    first = SAMPLES.index(before) % 4
    return [one for place, one in enumerate(SAMPLES) if place % 4 == first or one.sql == "text"]


def sample(sql: str) -> Sample:
    return BY_NAME.get(sql) or Sample(sql, (), "e" if sql.startswith(("mood", "grown")) else "b")


def found(database: Connection, casts: Any, before: str, after: str) -> Any:
    return Matrix(database, casts).cast(sample(before), sample(after))


@pytest.mark.parametrize(("before", "after"), USING)
def test_the_expression_is_what_a_person_would_write(
    database: Connection, casts: Any, before: str, after: str
) -> None:
    assert found(database, casts, before, after).using == USING[before, after]


@pytest.mark.parametrize(("before", "after"), IMPOSSIBLE)
def test_what_would_make_no_sense_is_impossible(
    database: Connection, casts: Any, before: str, after: str
) -> None:
    assert found(database, casts, before, after) is None


@pytest.mark.parametrize(("before", "after", "value", "is_cut"), CUTS)
def test_a_row_that_would_lose_something_is_found(
    database: Connection, casts: Any, before: str, after: str, value: str, is_cut: bool
) -> None:
    cut = found(database, casts, before, after).cut
    run(database, f"SET LOCAL TimeZone TO 'UTC'; CREATE TEMP TABLE t (c {before})")
    run(database, f"INSERT INTO t VALUES ('{value}'), (NULL)")

    assert run(database, f"SELECT count(*) FROM t WHERE {cut}").scalar() == is_cut


@pytest.mark.parametrize(("before", "after"), WIDER)
def test_rows_are_not_looked_at_where_nothing_can_be_lost(
    database: Connection, casts: Any, before: str, after: str
) -> None:
    assert found(database, casts, before, after).cut is None


def test_an_enum_need_not_be_there(database: Connection, casts: Any) -> None:
    facts = casts.TypeFacts
    new = casts.cast(database, '"My %c"', facts("text"), facts('app."Mood"', "e"))

    assert new.using == '"My %c"::text::app."Mood"'


def test_thousands_of_types_leave_no_locks(database: Connection, casts: Any) -> None:
    run(database, "SELECT 1")
    before = run(database, "SELECT count(*) FROM pg_locks").scalar()
    for _ in range(50):
        found(database, casts, "text", "numeric(10,2)")

    # pg_class and the like are locked until the end, once.
    assert run(database, "SELECT count(*) FROM pg_locks").scalar() <= before + 10


DEFAULTS = [
    ("integer", "1", "bigint", None, "1"),
    ("text", "'x'::text", "character varying(9)", None, "'x'::text"),
    ("text", "'1'::text", "integer", "c::integer", None),
    ("timestamp without time zone", "now()", "timestamp with time zone", None, "now()"),
    ("text", "'sad'::text", "mood", "c::text::mood", None),
]


@pytest.mark.parametrize(("before", "default", "after", "using", "survives"), DEFAULTS)
def test_a_default_survives_where_postgresql_keeps_it(
    database: Connection,
    casts: Any,
    before: str,
    default: str,
    after: str,
    using: str | None,
    survives: str | None,
) -> None:
    matrix = Matrix(database, casts)
    facts = matrix.facts(sample(before)), matrix.facts(sample(after))

    assert casts.surviving_default(database, facts[0], default, facts[1], using) == survives
