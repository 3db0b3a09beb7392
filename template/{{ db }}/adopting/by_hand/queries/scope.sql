-- What belongs to the project: neither PostgreSQL's own, nor an extension's, nor Alembic's. Every other
-- query here begins with it, and returns statements: of which object of which catalog, what it is
-- called, what makes it, and what undoes that.
WITH of_extensions AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
schemas AS MATERIALIZED (
    SELECT n.* FROM pg_namespace n
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM of_extensions
            WHERE classid = 'pg_namespace'::regclass AND objid = n.oid)
),
relations AS MATERIALIZED (
    SELECT c.*, c.oid::regclass::text AS sql
    FROM pg_class c JOIN schemas n ON n.oid = c.relnamespace
    WHERE c.relname <> :version_table AND NOT EXISTS (SELECT FROM of_extensions
        WHERE classid = 'pg_class'::regclass AND objid = c.oid)
),
-- The tables that models describe.
tables AS MATERIALIZED (
    SELECT * FROM relations WHERE relkind IN ('r', 'p') AND NOT relispartition
),
-- The types that their columns have, or the elements of those that are arrays.
column_types AS MATERIALIZED (
    SELECT DISTINCT CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
        AS oid
    FROM tables c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
)
