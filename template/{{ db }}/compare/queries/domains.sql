SELECT n.schema, t.typname AS name, t.oid::regtype::text AS sql,
    format_type(t.typbasetype, t.typtypmod) AS type,
    CASE WHEN t.typcollation <> b.typcollation
        THEN t.typcollation::regcollation::text END AS collation,
    t.typnotnull AS not_null, pg_get_expr(t.typdefaultbin, 0) AS "default",
    ARRAY(SELECT quote_ident(k.conname) FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname) AS check_names,
    ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname) AS check_definitions,
    obj_description(t.oid, 'pg_type') AS comment
FROM pg_type t
    JOIN schemas n ON n.oid = t.typnamespace
    JOIN pg_type b ON b.oid = t.typbasetype
WHERE t.typtype = 'd' AND NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_type'::regclass AND objid = t.oid)
ORDER BY sql
