-- Everything in the database that is neither PostgreSQL's own, nor an extension's, nor Alembic's,
-- as one line of text per thing. catalog.py runs this with only pg_catalog in the search_path, so
-- that each name is written with its schema, and sorts the lines.
-- The catalogs: https://www.postgresql.org/docs/current/catalogs.html

WITH of_extensions AS (
    SELECT objid FROM pg_depend WHERE deptype = 'e'
),
schemas AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND oid NOT IN (TABLE of_extensions)
),
relations AS (
    SELECT c.*, c.oid::regclass::text AS name
    FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
    WHERE c.relname <> :version_table AND c.oid NOT IN (TABLE of_extensions)
),
types AS (
    SELECT t.*, t.oid::regtype::text AS name
    FROM pg_type t JOIN schemas n ON n.oid = t.typnamespace
    WHERE t.oid NOT IN (TABLE of_extensions)
)

SELECT 'schema ' || quote_ident(nspname) FROM schemas

UNION ALL
SELECT concat_ws(' ', 'table', c.name,
    CASE c.relkind WHEN 'p' THEN 'partitioned by ' || pg_get_partkeydef(c.oid) END,
    'partition of ' || i.inhparent::regclass::text, pg_get_expr(c.relpartbound, c.oid),
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END,
    CASE WHEN c.relrowsecurity THEN 'row security' END)
FROM relations c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'f')

UNION ALL
SELECT concat_ws(' ', 'column', c.name || '.' || quote_ident(a.attname),
    format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation
        THEN 'collate ' || a.attcollation::regcollation::text END,
    CASE WHEN a.attnotnull THEN 'not null' END,
    CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
    CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
    'default ' || pg_get_expr(d.adbin, d.adrelid))
FROM relations c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p', 'f')

-- NOT NULL is said with its column; PostgreSQL 18 also keeps it as a constraint ('n').
UNION ALL
SELECT concat_ws(' ', 'constraint', coalesce(c.name, t.name), quote_ident(k.conname),
    pg_get_constraintdef(k.oid))
FROM pg_constraint k
    LEFT JOIN relations c ON c.oid = k.conrelid
    LEFT JOIN types t ON t.oid = k.contypid
WHERE k.contype <> 'n' AND coalesce(c.name, t.name) IS NOT NULL

UNION ALL
SELECT concat_ws(' ', 'index', pg_get_indexdef(x.indexrelid),
    CASE WHEN NOT x.indisvalid THEN 'INVALID' END)
FROM pg_index x JOIN relations c ON c.oid = x.indrelid

UNION ALL
SELECT 'trigger ' || pg_get_triggerdef(g.oid)
FROM pg_trigger g JOIN relations c ON c.oid = g.tgrelid
WHERE NOT g.tgisinternal

UNION ALL
SELECT concat_ws(' ', 'policy', c.name, quote_ident(p.polname), p.polcmd::text,
    'using ' || pg_get_expr(p.polqual, p.polrelid),
    'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN relations c ON c.oid = p.polrelid

UNION ALL
SELECT 'function ' || pg_get_functiondef(f.oid)
FROM pg_proc f JOIN schemas n ON n.oid = f.pronamespace
WHERE f.prokind IN ('f', 'p', 'w') AND f.oid NOT IN (TABLE of_extensions)

UNION ALL
SELECT concat_ws(' ', CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, c.name,
    pg_get_viewdef(c.oid))
FROM relations c WHERE c.relkind IN ('v', 'm')

UNION ALL
SELECT concat_ws(' ', 'sequence', c.name, s.seqtypid::regtype::text, s.seqstart, s.seqincrement,
    s.seqmin, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN 'cycle' END)
FROM relations c JOIN pg_sequence s ON s.seqrelid = c.oid

UNION ALL
SELECT concat_ws(' ', 'enum', t.name,
    (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
     FROM pg_enum e WHERE e.enumtypid = t.oid))
FROM types t WHERE t.typtype = 'e'

UNION ALL
SELECT concat_ws(' ', 'domain', t.name, format_type(t.typbasetype, t.typtypmod),
    CASE WHEN t.typnotnull THEN 'not null' END, 'default ' || t.typdefault)
FROM types t WHERE t.typtype = 'd'

UNION ALL
SELECT concat_ws(' ', 'range', t.name, 'of', r.rngsubtype::regtype::text)
FROM pg_range r JOIN types t ON t.oid = r.rngtypid

UNION ALL
SELECT concat_ws(' ', 'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid),
    quote_literal(d.description))
FROM pg_description d
WHERE (d.classoid = 'pg_class'::regclass AND d.objoid IN (SELECT oid FROM relations))
    OR (d.classoid = 'pg_type'::regclass AND d.objoid IN (SELECT oid FROM types))
    OR (d.classoid = 'pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM schemas)
        AND d.description <> 'standard public schema')
    OR (d.classoid = 'pg_constraint'::regclass AND d.objoid IN (
        SELECT k.oid FROM pg_constraint k JOIN relations c ON c.oid = k.conrelid))

UNION ALL
SELECT 'extension ' || quote_ident(extname) FROM pg_extension
