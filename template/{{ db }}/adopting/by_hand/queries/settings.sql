-- What is said of a thing after it was made. The options of tables are in their models.
SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 'setting' AS kind,
    'inheritance of ' || c.sql AS name,
    'ALTER TABLE ' || c.sql || ' INHERIT ' || i.inhparent::regclass::text AS "create",
    'ALTER TABLE ' || c.sql || ' NO INHERIT ' || i.inhparent::regclass::text AS "drop"
FROM tables c JOIN pg_inherits i ON i.inhrelid = c.oid

-- That of SERIAL is logged as its table is, since PostgreSQL 15.
UNION ALL
SELECT 'pg_class'::regclass, s.oid, 'setting', 'persistence of ' || s.sql,
    'ALTER SEQUENCE ' || s.sql || CASE s.relpersistence WHEN 'u' THEN ' SET UNLOGGED'
        ELSE ' SET LOGGED' END,
    'ALTER SEQUENCE ' || s.sql || CASE s.relpersistence WHEN 'u' THEN ' SET LOGGED'
        ELSE ' SET UNLOGGED' END
FROM relations s
    JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype = 'a'
    JOIN pg_class c ON d.refclassid = 'pg_class'::regclass AND c.oid = d.refobjid
WHERE s.relkind = 'S' AND s.relpersistence <> c.relpersistence
    AND CAST(current_setting('server_version_num') AS integer) >= 150000

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting', 'type of ' || c.sql,
    'ALTER TABLE ' || c.sql || ' OF ' || c.reloftype::regtype::text,
    'ALTER TABLE ' || c.sql || ' NOT OF'
FROM tables c WHERE c.reloftype <> 0

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting', 'options of ' || c.sql,
    'ALTER TABLE ' || c.sql || ' SET (' || options.sql || ')',
    'ALTER TABLE ' || c.sql || ' RESET (' || options.names || ')'
FROM relations c CROSS JOIN LATERAL (
    SELECT string_agg(option, ', ' ORDER BY option) AS sql,
        string_agg(split_part(option, '=', 1), ', ' ORDER BY option) AS names
    FROM (
        SELECT unnest(c.reloptions) AS option WHERE c.relispartition
        UNION ALL
        SELECT 'toast.' || unnest(t.reloptions) FROM pg_class t WHERE t.oid = c.reltoastrelid
    ) AS all_of_them
) AS options
WHERE c.relkind IN ('r', 'p', 'm') AND options.sql IS NOT NULL

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting',
    'storage of ' || c.sql || '.' || quote_ident(a.attname),
    'ALTER TABLE ' || c.sql || ' ALTER COLUMN ' || quote_ident(a.attname) || ' ' || action.sql,
    'ALTER TABLE ' || c.sql || ' ALTER COLUMN ' || quote_ident(a.attname) || ' ' || action.back
FROM relations c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    CROSS JOIN LATERAL (
        SELECT 'SET STORAGE ' || (words ->> a.attstorage::text) AS sql,
            'SET STORAGE ' || (words ->> t.typstorage::text) AS back
        FROM CAST('{"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}' AS jsonb) AS words
        WHERE a.attstorage <> t.typstorage
        UNION ALL
        SELECT 'SET COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END,
            'SET COMPRESSION default'
        WHERE a.attcompression <> ''
        UNION ALL
        SELECT 'SET STATISTICS ' || a.attstattarget, 'SET STATISTICS -1'
        WHERE a.attstattarget >= 0
        UNION ALL
        SELECT 'SET (' || array_to_string(a.attoptions, ', ') || ')',
            'RESET (' || (SELECT string_agg(split_part(option, '=', 1), ', ')
                FROM unnest(a.attoptions) AS option) || ')'
        WHERE a.attoptions IS NOT NULL
    ) AS action
WHERE c.relkind IN ('r', 'p', 'm')

-- Of the expressions of an index: by number, as they have no names.
UNION ALL
SELECT 'pg_class'::regclass, i.oid, 'setting', 'statistics of ' || i.sql,
    'ALTER INDEX ' || i.sql || ' ALTER COLUMN ' || a.attnum || ' SET STATISTICS '
        || a.attstattarget,
    'ALTER INDEX ' || i.sql || ' ALTER COLUMN ' || a.attnum || ' SET STATISTICS -1'
FROM relations i JOIN pg_attribute a ON a.attrelid = i.oid
WHERE i.relkind IN ('i', 'I') AND a.attstattarget >= 0

UNION ALL
SELECT 'pg_statistic_ext'::regclass, s.oid, 'setting',
    'target of ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname),
    'ALTER STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)
        || ' SET STATISTICS ' || s.stxstattarget,
    'ALTER STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)
        || ' SET STATISTICS -1'
FROM pg_statistic_ext s JOIN schemas n ON n.oid = s.stxnamespace WHERE s.stxstattarget >= 0

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting', 'row security of ' || c.sql,
    'ALTER TABLE ' || c.sql || action.sql || ' ROW LEVEL SECURITY',
    'ALTER TABLE ' || c.sql || action.back || ' ROW LEVEL SECURITY'
FROM relations c CROSS JOIN LATERAL (VALUES
    (c.relrowsecurity, ' ENABLE', ' DISABLE'), (c.relforcerowsecurity, ' FORCE', ' NO FORCE')
) AS action (is_on, sql, back)
WHERE action.is_on

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting', 'replica identity of ' || c.sql,
    'ALTER TABLE ' || c.sql || ' REPLICA IDENTITY ' || CASE c.relreplident
        WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
        ELSE 'USING INDEX ' || (SELECT quote_ident(relname) FROM pg_class k JOIN pg_index x
            ON x.indexrelid = k.oid WHERE x.indrelid = c.oid AND x.indisreplident) END,
    'ALTER TABLE ' || c.sql || ' REPLICA IDENTITY DEFAULT'
FROM relations c
WHERE c.relkind IN ('r', 'p', 'm') AND (c.relreplident IN ('f', 'n') OR EXISTS (
    SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisreplident))

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting', 'order of ' || c.sql,
    'ALTER ' || kind.sql || c.sql || ' CLUSTER ON ' || quote_ident(i.relname),
    'ALTER ' || kind.sql || c.sql || ' SET WITHOUT CLUSTER'
FROM relations c
    JOIN pg_index x ON x.indrelid = c.oid
    JOIN pg_class i ON i.oid = x.indexrelid
    CROSS JOIN LATERAL (
        SELECT CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW ' ELSE 'TABLE ' END AS sql
    ) AS kind
WHERE x.indisclustered

UNION ALL
SELECT 'pg_trigger'::regclass, g.oid, 'setting', quote_ident(g.tgname) || ' on ' || c.sql,
    'ALTER TABLE ' || c.sql || CASE g.tgenabled WHEN 'D' THEN ' DISABLE'
        WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
        || ' TRIGGER ' || quote_ident(g.tgname),
    'ALTER TABLE ' || c.sql || ' ENABLE TRIGGER ' || quote_ident(g.tgname)
FROM pg_trigger g JOIN relations c ON c.oid = g.tgrelid
WHERE NOT g.tgisinternal AND g.tgenabled <> 'O'

UNION ALL
SELECT 'pg_rewrite'::regclass, r.oid, 'setting', quote_ident(r.rulename) || ' on ' || c.sql,
    'ALTER TABLE ' || c.sql || CASE r.ev_enabled WHEN 'D' THEN ' DISABLE'
        WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
        || ' RULE ' || quote_ident(r.rulename),
    'ALTER TABLE ' || c.sql || ' ENABLE RULE ' || quote_ident(r.rulename)
FROM pg_rewrite r JOIN relations c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN' AND r.ev_enabled <> 'O'

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'setting',
    'default of ' || c.sql || '.' || quote_ident(a.attname),
    'ALTER VIEW ' || c.sql || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET DEFAULT '
        || pg_get_expr(d.adbin, d.adrelid),
    'ALTER VIEW ' || c.sql || ' ALTER COLUMN ' || quote_ident(a.attname) || ' DROP DEFAULT'
FROM relations c
    JOIN pg_attrdef d ON d.adrelid = c.oid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
WHERE c.relkind = 'v'
