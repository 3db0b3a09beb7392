"""What the catalog says of some tables, and what our own transaction has done to them so far.

Locks: https://www.postgresql.org/docs/current/explicit-locking.html. The counts of reads are those
of the running transaction; an empty table that is read from end to end counts as a full one does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

# From the weakest to the strongest; pg_locks has them in this spelling.
MODES = {
    "AccessShareLock": "ACCESS SHARE",
    "RowShareLock": "ROW SHARE",
    "RowExclusiveLock": "ROW EXCLUSIVE",
    "ShareUpdateExclusiveLock": "SHARE UPDATE EXCLUSIVE",
    "ShareLock": "SHARE",
    "ShareRowExclusiveLock": "SHARE ROW EXCLUSIVE",
    "ExclusiveLock": "EXCLUSIVE",
    "AccessExclusiveLock": "ACCESS EXCLUSIVE",
}
LEVELS = list(MODES.values())

OIDS = text("""
    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relpersistence <> 't'
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
        AND c.relname <> :version_table""")

# What changes from statement to statement, of each relation.
RELATIONS = text("""
    WITH locks AS (
        SELECT relation, json_agg(DISTINCT mode) AS modes FROM pg_locks
        WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted GROUP BY relation
    ), indexes AS (
        SELECT indrelid, sum(pg_stat_get_xact_numscans(indexrelid)) AS scans FROM pg_index
        GROUP BY indrelid
    )
    SELECT c.oid, n.nspname AS schema, c.relname AS name, CAST(c.relkind AS text) AS kind,
        CAST(CAST(c.oid AS regclass) AS text) AS sql, pg_table_is_visible(c.oid) AS visible,
        coalesce((SELECT CAST(inhparent AS bigint) FROM pg_inherits
            WHERE inhrelid = c.oid AND c.relispartition), 0) AS parent,
        coalesce(pg_relation_filenode(c.oid), 0) AS file,
        CAST(coalesce(pg_stat_get_xact_numscans(c.oid), 0) + coalesce(indexes.scans, 0) AS bigint)
            AS scans,
        CAST(locks.modes AS text) AS modes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN locks ON locks.relation = c.oid LEFT JOIN indexes ON indexes.indrelid = c.oid
    WHERE c.oid = ANY (CAST(string_to_array(:oids, ',') AS oid[]))
    ORDER BY c.oid""")

# What changes with a lock only.
DETAILS = text("""
    WITH wanted AS (
        SELECT unnest(CAST(string_to_array(:oids, ',') AS oid[])) AS oid
    ), columns AS (
        SELECT a.attrelid, json_object_agg(a.attnum, json_build_array(
            a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid), CAST(a.attidentity AS text),
            CAST(a.attgenerated AS text), t.typcategory)) AS found
        FROM pg_attribute a JOIN wanted ON wanted.oid = a.attrelid
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attrelid
    ), constraints AS (
        SELECT k.conrelid, json_object_agg(k.conname, json_build_array(
            CAST(k.contype AS text), k.convalidated, pg_get_expr(k.conbin, k.conrelid),
            (SELECT json_agg(a.attname ORDER BY o) FROM unnest(k.conkey) WITH ORDINALITY u (n, o)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n),
            CAST(k.confrelid AS bigint),
            (SELECT json_agg(a.attname ORDER BY o) FROM unnest(k.confkey) WITH ORDINALITY u (n, o)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n),
            (SELECT i.relname FROM pg_class i WHERE i.oid = k.conindid),
            CAST(k.confdeltype AS text), CAST(k.confupdtype AS text),
            k.condeferrable, k.condeferred)) AS found
        FROM pg_constraint k JOIN wanted ON wanted.oid = k.conrelid GROUP BY k.conrelid
    ), indexes AS (
        SELECT x.indrelid, json_object_agg(i.relname, json_build_array(
            x.indisunique, pg_get_indexdef(i.oid), pg_get_expr(x.indpred, x.indrelid),
            (SELECT json_agg(pg_get_indexdef(i.oid, n, true) ORDER BY n)
                FROM generate_series(1, x.indnkeyatts) n),
            m.amname = 'btree' AND x.indnkeyatts = x.indnatts
                AND NOT 0 = ANY (x.indkey)
                AND 0 = ALL (x.indoption)
                AND pg_get_indexdef(i.oid) !~ ' (COLLATE|NULLS|WITH|TABLESPACE) |_ops[ ,)]'
            )) AS found
        FROM pg_index x JOIN wanted ON wanted.oid = x.indrelid
            JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
        GROUP BY x.indrelid
    )
    SELECT w.oid, CAST(columns.found AS text), CAST(constraints.found AS text),
        CAST(indexes.found AS text)
    FROM wanted w LEFT JOIN columns ON columns.attrelid = w.oid
        LEFT JOIN constraints ON constraints.conrelid = w.oid
        LEFT JOIN indexes ON indexes.indrelid = w.oid""")

LABELS = text("""
    SELECT oid, CAST(CAST(enumtypid AS regtype) AS text), enumlabel FROM pg_enum ORDER BY oid""")


@dataclass(frozen=True)
class Column:
    """A column; *default* is SQL, *category* PostgreSQL's letter for its kind of type."""

    name: str
    type: str
    not_null: bool
    default: str | None
    identity: str
    generated: str
    category: str

    @property
    def required(self) -> bool:
        """Whether an INSERT must name it."""
        return self.not_null and self.default is None and not self.identity


@dataclass(frozen=True)
class Constraint:
    """A constraint; *kind* is the letter of pg_constraint.contype."""

    name: str
    kind: str
    validated: bool
    expression: str | None
    columns: list[str] | None
    target: int
    target_columns: list[str] | None
    index: str | None
    on_delete: str
    on_update: str
    deferrable: bool
    deferred: bool


@dataclass(frozen=True)
class Index:
    """An index; it is *plain* if columns, uniqueness and a predicate say all about it."""

    name: str
    unique: bool
    definition: str
    predicate: str | None
    columns: list[str]
    plain: bool


Details = tuple[dict[int, Column], dict[str, Constraint], dict[str, Index]]


@dataclass(frozen=True)
class Relation:
    """A table or a view; *sql* is its name as SQL needs it, *lock* the strongest of ours on it.

    *parent* is the oid of the table that it is a partition of, *file* changes when it is rewritten.
    """

    oid: int
    schema: str
    name: str
    kind: str
    sql: str
    visible: bool
    parent: int
    file: int
    scans: int
    lock: str | None
    columns: dict[int, Column]
    constraints: dict[str, Constraint]
    indexes: dict[str, Index]

    @property
    def path(self) -> str | None:
        """The schema, where an operation must name it."""
        return None if self.visible else self.schema


@dataclass(frozen=True)
class Look:
    """Relations by their oid; the values of enums by theirs, each with its type."""

    relations: dict[int, Relation]
    labels: dict[int, tuple[str, str]]


def oids(connection: Connection, version_table: str) -> set[int]:
    """All tables and views but *version_table*."""
    return set(connection.scalars(OIDS, {"version_table": version_table}))


def look(
    connection: Connection,
    wanted: Iterable[int],
    known: "Look | None" = None,
    *,
    closely: bool = True,
) -> Look:
    """How the relations *wanted* are now; those that are gone are not in it.

    What is *known* of one is believed, as long as we have no lock on it. Without looking *closely*,
    nothing is seen of columns, constraints and indexes.
    """
    rows = connection.execute(RELATIONS, {"oids": _list(wanted)})
    facts = {row.oid: row._asdict() for row in rows}
    locks = {oid: strongest(json.loads(one.pop("modes") or "[]")) for oid, one in facts.items()}
    before = known.relations if known else {}
    fresh = [oid for oid, lock in locks.items() if lock or oid not in before]
    details = _details(connection, fresh) if fresh and closely else {}
    others = [oid for oid in locks if oid not in details]
    details |= {oid: _kept(before[oid]) if oid in before else ({}, {}, {}) for oid in others}
    labels = connection.execute(LABELS) if closely else ()
    found = {oid: _relation(one, locks[oid], details[oid]) for oid, one in facts.items()}
    return Look(found, {oid: (kind, label) for oid, kind, label in labels})


def strongest(modes: Iterable[str]) -> str | None:
    """The strongest of these locks, in the words of the documentation."""
    found = [MODES[mode] for mode in modes if mode in MODES]
    return max(found, key=LEVELS.index, default=None)


def _details(connection: Connection, wanted: Iterable[int]) -> dict[int, Details]:
    found = {}
    for oid, *texts in connection.execute(DETAILS, {"oids": _list(wanted)}):
        # As text: not every driver makes something of JSON.
        columns, constraints, indexes = (json.loads(one or "{}") for one in texts)
        found[oid] = (
            {int(number): Column(*one) for number, one in columns.items()},
            {name: Constraint(name, *one) for name, one in constraints.items()},
            {name: Index(name, *one) for name, one in indexes.items()},
        )
    return found


def _relation(facts: dict[str, Any], lock: str | None, details: Details) -> Relation:
    columns, constraints, indexes = details
    return Relation(**facts, lock=lock, columns=columns, constraints=constraints, indexes=indexes)


def _kept(one: Relation) -> Details:
    return one.columns, one.constraints, one.indexes


def _list(wanted: Iterable[int]) -> str:
    return ",".join(map(str, wanted))
