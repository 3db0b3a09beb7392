"""Tables and what is like them, as the catalog has them now."""

from dataclasses import dataclass

from sqlalchemy import Connection

from ..postgresql.quote import literal
from ..violations.undone import ask

FIND = """
    SELECT c.oid, n.nspname, c.relname, pg_table_is_visible(c.oid),
        format('%I', c.relname), format('%I.%I', n.nspname, c.relname),
        c.relkind::text, c.relpersistence::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE """

BIGGEST = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind IN ('r', 'm') AND relpersistence <> 't'
        AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    ORDER BY pg_total_relation_size(oid) DESC NULLS LAST LIMIT 1"""


@dataclass(frozen=True)
class Relation:
    """A table, or what is like one; *label* is for people, with the schema where it needs one."""

    oid: int
    schema: str
    name: str
    label: str
    sql_name: str
    full_name: str
    kind: str
    is_temporary: bool

    @property
    def is_table(self) -> bool:
        return self.kind in {"r", "p"}

    @property
    def names(self) -> tuple[str, ...]:
        """What a person may call it; the best one comes first."""
        full = f"{self.schema}.{self.name}"
        return tuple(dict.fromkeys([self.label, full, self.full_name, *self._short()]))

    def _short(self) -> list[str]:
        return [self.sql_name] if self.label == self.name else []


def find(connection: Connection, name: str) -> Relation | None:
    """The table or view that SQL calls *name*, if there is one."""
    return next(iter(relations(connection, f"c.oid = to_regclass({literal(name)})")), None)


def relations(connection: Connection, condition: str) -> list[Relation]:
    """Those that meet the SQL *condition* on pg_class `c` and pg_namespace `n`."""
    return [_relation(*row) for row in ask(connection, FIND + condition)]


def biggest(connection: Connection) -> Relation | None:
    """The table of this database that takes the most space."""
    rows = ask(connection, BIGGEST)
    return find(connection, rows[0][0]) if rows else None


def _relation(
    oid: int,
    schema: str,
    name: str,
    is_visible: bool,
    sql_name: str,
    full_name: str,
    kind: str,
    persistence: str,
) -> Relation:
    label = name if is_visible else f"{schema}.{name}"
    return Relation(oid, schema, name, label, sql_name, full_name, kind, persistence == "t")
