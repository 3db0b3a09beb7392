"""A change of type keeps what a person expects, is stopped, or is refused: never a silent change."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from samples import SAMPLES, TYPES, Sample
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

pytest_plugins = ["server_fixtures"]

NEW_YORK = "America/New_York"


@pytest.fixture(scope="session")
def casts(shop: Path) -> Any:
    return import_module("shop.db.rewrite.casts")


@pytest.fixture
def database(connection: Connection) -> Connection:
    run(connection, TYPES)
    run(connection, f"SET LOCAL TimeZone TO '{NEW_YORK}'")
    return connection


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
        savepoint = self.connection.begin_nested()
        try:
            return self._try(value, before, after, ways, zone)
        except DBAPIError as error:
            return Tried("refused", str(error.orig).splitlines()[0])
        finally:
            savepoint.rollback()

    def _try(self, value: str, before: Sample, after: Sample, ways: Any, zone: str) -> Tried:
        cast, back = ways
        run(self.connection, f"CREATE TEMP TABLE t (c {before.sql})")
        literal = value.replace("'", "''")
        run(self.connection, f"SET LOCAL TimeZone TO 'UTC'; INSERT INTO t VALUES ('{literal}')")
        self._in_zone(cast, zone)
        if cast.cut and self.count(cast.cut):
            return Tried("stopped")
        self.alter(cast, after)
        found = Tried("kept", self.read())
        if back:
            self._go_back(found, back, before, zone)
        return found

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
        literal = value.replace("'", "''")
        sql = f"SELECT CAST(CAST('{literal}' AS {sample.sql}) AS text)"
        zone = run(self.connection, "SHOW TimeZone").scalar()
        run(self.connection, "SET LOCAL TimeZone TO 'UTC'")
        found: str | None = run(self.connection, sql).scalar()
        run(self.connection, f"SET LOCAL TimeZone TO '{zone}'")
        return found


def verdicts(matrix: Matrix, before: Sample, after: Sample) -> Iterator[tuple[str, str]]:
    """For each value, what became of it; "SILENT" where nobody would know."""
    ways = matrix.cast(before, after), matrix.cast(after, before)
    if ways[0] is None:
        yield "no cast", ""
        return
    for value in before.values:
        tried = matrix.tried(value, before, after, ways, NEW_YORK)
        in_utc = matrix.tried(value, before, after, ways, "UTC")
        told = f"{before.sql} -> {after.sql}: {value!r} {tried} {ways[0]}"
        if tried != in_utc:
            yield "TIME ZONE", f"{told} {in_utc}"
        elif tried.outcome != "kept":
            yield tried.outcome, told
        elif ways[1] is None:
            yield "no way back", told
        elif tried.back in (matrix.original(value, before), "stopped", "refused"):
            yield ("kept" if tried.back not in ("stopped", "refused") else "no way back"), told
        else:
            yield "SILENT", told


def test_matrix(database: Connection, casts: Any) -> None:
    matrix = Matrix(database, casts)
    counts, bad = Counter(), []
    import os
    f = open(os.environ.get("OUT", "/dev/null"), "w")
    for before, after in permutations(SAMPLES, 2):
        for verdict, told in verdicts(matrix, before, after):
            counts[verdict] += 1
            print(verdict, told or f"{before.sql} -> {after.sql}", file=f)
    print(counts)
