SELECT 'pg_extension'::regclass::oid AS classid, e.oid AS objid, 'extension' AS kind,
    quote_ident(e.extname) AS name,
    'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(e.extname)
        || CASE WHEN EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e'
                AND d.classid = 'pg_namespace'::regclass AND d.objid = e.extnamespace)
            THEN '' ELSE ' WITH SCHEMA ' || quote_ident(n.nspname) END AS "create",
    'DROP EXTENSION ' || quote_ident(e.extname) AS "drop"
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
