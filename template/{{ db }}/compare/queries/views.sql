-- A view that another one reads is in the list, too, with each column that is read.
SELECT c.schema, c.relname AS name, c.sql, c.relkind = 'm' AS materialized,
    pg_get_viewdef(c.oid) AS definition, coalesce(c.reloptions, '{}') AS options,
    obj_description(c.oid, 'pg_class') AS comment,
    coalesce(uses.tables, '{}') AS used_tables, coalesce(uses.columns, '{}') AS used_columns
FROM relations c CROSS JOIN LATERAL (
    SELECT array_agg(p.refobjid::regclass::text) AS tables,
        array_agg(coalesce(CAST(a.attname AS text), '')) AS columns
    FROM pg_rewrite r
        JOIN pg_depend p ON p.classid = 'pg_rewrite'::regclass AND p.objid = r.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid <> c.oid
        LEFT JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
            AND a.attnum > 0
    WHERE r.ev_class = c.oid
) AS uses
WHERE c.relkind IN ('v', 'm')
ORDER BY c.sql
