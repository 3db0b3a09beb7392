SELECT n.schema, t.typname AS name, t.oid::regtype::text AS sql,
    ARRAY(SELECT CAST(e.enumlabel AS text) FROM pg_enum e
        WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
    obj_description(t.oid, 'pg_type') AS comment
FROM pg_type t JOIN schemas n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND NOT EXISTS (SELECT FROM of_extensions
    WHERE classid = 'pg_type'::regclass AND objid = t.oid)
ORDER BY sql
