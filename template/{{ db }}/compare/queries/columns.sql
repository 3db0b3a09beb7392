-- Of an array, the kind and the name are those of its elements.
SELECT c.sql AS table_sql, a.attname AS name, quote_ident(a.attname) AS sql,
    format_type(a.atttypid, a.atttypmod) AS type,
    CAST(coalesce(e.typtype, t.typtype) AS text) AS kind,
    CASE WHEN coalesce(e.typtype, t.typtype) <> 'b'
        THEN format_type(coalesce(e.oid, t.oid), NULL) ELSE '' END AS element,
    CASE WHEN a.attcollation <> t.typcollation
        THEN a.attcollation::regcollation::text END AS collation,
    a.attnotnull AS not_null,
    pg_get_expr(d.adbin, d.adrelid) AS "default",
    CAST(a.attidentity AS text) AS identity,
    CAST(a.attgenerated AS text) AS generated,
    col_description(c.oid, a.attnum) AS comment,
    CASE WHEN a.attgenerated <> '' THEN ARRAY(
        SELECT CAST(u.attname AS text)
        FROM pg_depend p
            JOIN pg_attribute u ON u.attrelid = p.refobjid AND u.attnum = p.refobjsubid
        WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid
            AND p.refobjsubid NOT IN (0, a.attnum)
    ) ELSE '{}' END AS uses
FROM relations c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p')
ORDER BY c.oid, a.attnum
