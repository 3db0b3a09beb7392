-- What belongs to the project: neither PostgreSQL's own, nor an extension's, nor Alembic's, nor a
-- partition, which is its parent's. Every other query here begins with it.
WITH of_extensions AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
schemas AS MATERIALIZED (
    SELECT oid, nspname, nullif(nspname, current_schema()) AS schema
    FROM pg_namespace n
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM of_extensions
            WHERE classid = 'pg_namespace'::regclass AND objid = n.oid)
),
relations AS MATERIALIZED (
    SELECT c.*, n.schema, c.oid::regclass::text AS sql
    FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT c.relispartition
        AND c.relname <> :version_table
        AND NOT EXISTS (SELECT FROM of_extensions
            WHERE classid = 'pg_class'::regclass AND objid = c.oid)
)
