SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, names.kind, c.sql AS name,
    'CREATE ' || upper(names.kind) || ' ' || c.sql
        || coalesce(' USING ' || nullif((SELECT quote_ident(amname) FROM pg_am
            WHERE pg_am.oid = c.relam), 'heap'), '')
        || coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '')
        || E' AS\n' || rtrim(pg_get_viewdef(c.oid, true), ';')
        || CASE WHEN NOT c.relispopulated THEN E'\nWITH NO DATA' ELSE '' END AS "create",
    'DROP ' || upper(names.kind) || ' ' || c.sql AS "drop"
FROM relations c CROSS JOIN LATERAL (
    SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind
) AS names
WHERE c.relkind IN ('v', 'm')

UNION ALL
SELECT 'pg_class'::regclass, x.indexrelid, 'index', x.indexrelid::regclass::text,
    pg_get_indexdef(x.indexrelid), 'DROP INDEX ' || x.indexrelid::regclass::text
FROM pg_index x JOIN relations c ON c.oid = x.indrelid WHERE c.relkind = 'm'
