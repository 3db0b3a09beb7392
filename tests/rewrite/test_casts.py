"""A change of type is written as a person would, or is impossible."""

from typing import Any

import pytest
from changes.database import script
from sqlalchemy import Connection

from .matrix import Matrix, found, sample

pytest_plugins = ["server_fixtures"]

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


def test_an_enum_need_not_be_there(database: Connection, casts: Any) -> None:
    facts = casts.TypeFacts
    new = casts.cast(database, '"My %c"', facts("text"), facts('app."Mood"', "e"))

    assert new.using == '"My %c"::text::app."Mood"'


def test_thousands_of_types_leave_no_locks(database: Connection, casts: Any) -> None:
    script(database, "SELECT 1")
    before = script(database, "SELECT count(*) FROM pg_locks").scalar()
    for _ in range(50):
        found(database, casts, "text", "numeric(10,2)")

    # pg_class and the like are locked until the end, once.
    assert script(database, "SELECT count(*) FROM pg_locks").scalar() <= before + 10


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
