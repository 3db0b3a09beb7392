-- Models have those of tables, columns and constraints; an extension brings its own, and a new
-- database that of `public`.
, comments AS (
    SELECT d.*, o.type, o.identity,
        'COMMENT ON ' || CASE
            WHEN o.type ~ ' column$' THEN 'COLUMN ' || o.identity
            WHEN o.type = 'domain constraint'
                THEN (SELECT 'CONSTRAINT ' || quote_ident(conname) || ' ON DOMAIN '
                    || contypid::regtype::text FROM pg_constraint WHERE oid = d.objoid)
            WHEN o.type = 'table constraint' THEN 'CONSTRAINT ' || o.identity
            WHEN o.type = 'statistics object' THEN 'STATISTICS ' || o.identity
            WHEN d.classoid = 'pg_class'::regclass
                THEN upper(o.type) || ' ' || d.objoid::regclass::text
            WHEN d.classoid = 'pg_type'::regclass THEN 'TYPE ' || d.objoid::regtype::text
            ELSE upper(o.type) || ' ' || o.identity END AS sql
    FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
    WHERE d.objoid >= 16384
        AND d.classoid NOT IN ('pg_extension'::regclass, 'pg_largeobject'::regclass)
        AND d.description <> 'standard public schema'
        AND (o.schema IS NULL OR o.schema IN (SELECT quote_ident(nspname) FROM schemas))
        AND NOT EXISTS (SELECT FROM of_extensions e
            WHERE e.classid = d.classoid AND e.objid = d.objoid)
)
SELECT d.classoid AS classid, d.objoid AS objid, 'comment' AS kind,
    lower(d.type) || ' ' || d.identity AS name,
    d.sql || ' IS ' || quote_literal(d.description) AS "create", d.sql || ' IS NULL' AS "drop"
FROM comments d
WHERE NOT EXISTS (SELECT FROM tables c
        WHERE d.classoid = 'pg_class'::regclass AND c.oid = d.objoid)
    AND NOT EXISTS (SELECT FROM tables c JOIN pg_constraint k ON k.conrelid = c.oid
        WHERE d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid)
    AND NOT EXISTS (SELECT FROM pg_class c WHERE d.classoid = 'pg_class'::regclass
        AND c.oid = d.objoid AND c.relname = :version_table)
