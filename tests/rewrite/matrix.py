"""What becomes of a value when its column gets another type, and when it gets the old one back."""

from dataclasses import dataclass
from typing import Any

from changes.database import script
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from .samples import SAMPLES, Sample

NEW_YORK = "America/New_York"

BY_NAME = {sample.sql: sample for sample in SAMPLES}


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
            script(self.connection, "SET LOCAL TimeZone TO 'UTC'")
            query = f"SELECT CAST('{one}' AS {sql}) = CAST('{other}' AS {sql})"
            return bool(script(self.connection, query).scalar())
        except DBAPIError:
            return False
        finally:
            self.connection.rollback()

    def alter(self, cast: Any, after: Sample) -> None:
        using = f" USING {cast.using}" if cast.using else ""
        script(self.connection, f"ALTER TABLE t ALTER c TYPE {after.sql}{using}")

    def read(self) -> str | None:
        """The value, in UTC."""
        zone = script(self.connection, "SHOW TimeZone").scalar()
        script(self.connection, "SET LOCAL TimeZone TO 'UTC'")
        found: str | None = script(self.connection, "SELECT CAST(c AS text) FROM t").scalar()
        script(self.connection, f"SET LOCAL TimeZone TO '{zone}'")
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
        self._make(before, value)
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
        script(self.connection, f"SET LOCAL TimeZone TO '{'UTC' if cast.utc else zone}'")

    def count(self, condition: str) -> int:
        return int(script(self.connection, f"SELECT count(*) FROM t WHERE {condition}").scalar())

    def original(self, value: str, sample: Sample) -> str | None:
        """The value as the column has it, in UTC."""
        self._make(sample, value)
        found = self.read()
        self.connection.rollback()
        return found

    def _make(self, sample: Sample, value: str) -> None:
        """The table, with a row of that value, which is written in UTC."""
        script(self.connection, f"CREATE TEMP TABLE t (c {sample.sql})")
        literal = value.replace("'", "''")
        script(self.connection, f"SET LOCAL TimeZone TO 'UTC'; INSERT INTO t VALUES ('{literal}')")


def sample(sql: str) -> Sample:
    return BY_NAME.get(sql) or Sample(sql, (), "e" if sql.startswith(("mood", "grown")) else "b")


def found(database: Connection, casts: Any, before: str, after: str) -> Any:
    return Matrix(database, casts).cast(sample(before), sample(after))
