"""What a database has that its models do not say, where there are models: as SQL."""

from dataclasses import dataclass

from sqlalchemy import Connection, Index, MetaData, Table, text

from ..autogenerate.options import Options, version_schema, version_table
from ..connection.undisturbed import rest
from .by_hand import Made
from .by_hand.ordering import Ordering
from .by_hand.reading import Found, read
from .expressed import Expressed
from .first import Around
from .found import described

# The options of tables and indexes that an administrator has tuned: `fillfactor`, `autovacuum_...`.
TUNED = text("""
    SELECT CASE WHEN c.relkind IN ('i', 'I') THEN 'INDEX ' ELSE 'TABLE ' END
            || CAST(c.oid AS regclass)::text AS thing,
        array_to_string(c.reloptions, ', ') AS options,
        (SELECT string_agg(split_part(option, '=', 1), ', ')
            FROM unnest(c.reloptions) AS option) AS names,
        n.nspname AS schema, c.relname AS name, t.relname AS table
    FROM pg_class c
        LEFT JOIN pg_index x ON x.indexrelid = c.oid
        JOIN pg_class t ON t.oid = coalesce(x.indrelid, c.oid)
        JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE c.reloptions IS NOT NULL AND c.relkind IN ('r', 'p', 'i', 'I') AND NOT c.relispartition
        AND t.relkind IN ('r', 'p')
    ORDER BY 1""")

TABLES = text("""
    SELECT c.oid, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p')""")


@dataclass(frozen=True)
class _Models:
    """The tables of the models, by schema and name, and what has options there."""

    tables: set[tuple[str, str]]
    tuned: set[tuple[str, str]]


def express_beyond_models(live: Connection, metadata: MetaData, options: Options) -> Expressed:
    """What the models do not say of *live*: of their tables, and of what needs no table of others."""
    models = _models(live, metadata)
    found = read(live, version_table(options))
    reported = set(found.reported.values())
    _leave_to_others(live, found, models)
    made = Ordering(found).by_hand()
    after = [*made.after, *_tuned(live, models)]
    rest(live)
    mine = [line for line in made.reported if line in reported]
    return Expressed(
        around=Around.of(made.before, after, version_schema(options)), not_expressed=mine
    )


def _models(live: Connection, metadata: MetaData) -> _Models:
    schema = str(live.scalar(text("SELECT current_schema()")))
    tuned: set[tuple[str, str]] = set()
    for table in metadata.tables.values():
        things: list[Table | Index] = [table, *table.indexes]
        names = [one.name for one in things if one.dialect_options["postgresql"]["with"]]
        tuned |= {(table.schema or schema, str(name)) for name in names}
    return _Models(described(metadata, schema), tuned)


def _leave_to_others(live: Connection, found: Found, models: _Models) -> None:
    """Let what needs a table that the models do not know be as if it could not be made."""
    names = {row.oid: (row.nspname, row.relname) for row in live.execute(TABLES)}
    for key in [one for one in found.tables if names[one[1]] not in models.tables]:
        found.tables.discard(key)
        found.reported[key] = f"table {names[key[1]][1]}"


def _tuned(live: Connection, models: _Models) -> list[Made]:
    return [
        Made(
            f"ALTER {row.thing} SET ({row.options})",
            f"ALTER {row.thing} RESET ({row.names})",
            f"setting options of {row.name}",
        )
        for row in live.execute(TUNED)
        if (row.schema, row.table) in models.tables and (row.schema, row.name) not in models.tuned
    ]
