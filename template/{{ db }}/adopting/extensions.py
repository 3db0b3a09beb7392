"""The extensions that the tables of the models need: the first migration makes them, too.

Without them it would run here, where an administrator has put them, and in no new database.
"""

from sqlalchemy import Connection, MetaData, text

from ..autogenerate.options import Options, version_schema, version_table
from ..connection.undisturbed import rest
from .by_hand import by_hand
from .expressed import Expressed
from .first import Around
from .found import described

# What columns, defaults, constraints, indexes and domains depend on; an array, on its elements.
NEEDED = text("""
    WITH members AS (
        SELECT d.classid, d.objid, e.extname, n.nspname
        FROM pg_depend d
            JOIN pg_extension e ON e.oid = d.refobjid AND e.extname <> 'plpgsql'
            JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
    ),
    parts (relation, classid, objid) AS (
        SELECT oid, 'pg_class'::regclass, oid FROM pg_class WHERE relkind IN ('r', 'p')
        UNION ALL SELECT indrelid, 'pg_class'::regclass, indexrelid FROM pg_index
        UNION ALL SELECT conrelid, 'pg_constraint'::regclass, oid FROM pg_constraint
        UNION ALL SELECT adrelid, 'pg_attrdef'::regclass, oid FROM pg_attrdef
        UNION ALL SELECT a.attrelid, 'pg_type'::regclass, t.oid
            FROM pg_type t JOIN pg_attribute a ON a.atttypid = t.oid WHERE t.typtype = 'd'
    )
    SELECT DISTINCT n.nspname AS schema, c.relname AS table,
        quote_ident(m.extname) AS extension, quote_ident(m.nspname) AS home
    FROM parts
        JOIN pg_class c ON c.oid = parts.relation
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_depend d ON d.classid = parts.classid AND d.objid = parts.objid
        LEFT JOIN pg_type y ON d.refclassid = 'pg_type'::regclass AND y.oid = d.refobjid
            AND y.typcategory = 'A' AND y.typelem <> 0
        JOIN members m ON m.classid = d.refclassid AND m.objid = coalesce(y.typelem, d.refobjid)""")


def express_extensions(live: Connection, metadata: MetaData, options: Options) -> Expressed:
    """Those that the tables of *metadata* need, with their schemas."""
    models = described(metadata, str(live.scalar(text("SELECT current_schema()"))))
    needed = [row for row in live.execute(NEEDED) if (row.schema, row.table) in models]
    names = {f"extension {row.extension}" for row in needed}
    names |= {f"schema {row.home}" for row in needed}
    before = by_hand(live, version_table(options)).before if needed else []
    rest(live)
    made = [one for one in before if one.what in names]
    return Expressed(around=Around.of(made, [], version_schema(options)))
