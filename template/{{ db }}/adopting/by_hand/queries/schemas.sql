-- Those of tables are made with the tables; the first of the search path is there.
SELECT 'pg_namespace'::regclass::oid AS classid, n.oid AS objid, 'schema' AS kind,
    quote_ident(n.nspname) AS name,
    'CREATE SCHEMA IF NOT EXISTS ' || quote_ident(n.nspname) AS "create",
    'DROP SCHEMA ' || quote_ident(n.nspname) AS "drop",
    EXISTS (SELECT FROM tables c WHERE c.relnamespace = n.oid)
        OR EXISTS (SELECT FROM pg_type t JOIN column_types USING (oid)
            WHERE t.typnamespace = n.oid AND t.typtype IN ('d', 'e')) AS by_models
FROM schemas n WHERE n.nspname <> 'public' AND n.nspname IS DISTINCT FROM current_schema()
