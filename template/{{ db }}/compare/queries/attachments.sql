-- Triggers, rules and policies: what hangs on a table, and keeps its columns from changing.
SELECT c.schema, c.relname, c.sql AS table_sql, 'trigger' AS kind,
    CAST(g.tgname AS text) AS name, quote_ident(g.tgname) AS sql,
    pg_get_triggerdef(g.oid) AS definition,
    ARRAY(SELECT DISTINCT CAST(a.attname AS text)
        FROM pg_depend p
            JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
        WHERE p.classid = 'pg_trigger'::regclass AND p.objid = g.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid
            AND p.refobjsubid <> 0) AS uses
FROM pg_trigger g JOIN relations c ON c.oid = g.tgrelid
WHERE NOT g.tgisinternal

UNION ALL
SELECT c.schema, c.relname, c.sql, 'rule', r.rulename, quote_ident(r.rulename),
    pg_get_ruledef(r.oid),
    ARRAY(SELECT DISTINCT CAST(a.attname AS text)
        FROM pg_depend p
            JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
        WHERE p.classid = 'pg_rewrite'::regclass AND p.objid = r.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid
            AND p.refobjsubid <> 0)
FROM pg_rewrite r JOIN relations c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN'

UNION ALL
SELECT c.schema, c.relname, c.sql, 'policy', y.polname, quote_ident(y.polname),
    concat_ws(' ', 'CREATE POLICY', quote_ident(y.polname), 'ON', c.sql,
        'AS', CASE WHEN y.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
        'FOR', CASE y.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        'TO', coalesce((SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
            FROM pg_roles WHERE oid = ANY (y.polroles)), 'PUBLIC'),
        'USING (' || pg_get_expr(y.polqual, y.polrelid) || ')',
        'WITH CHECK (' || pg_get_expr(y.polwithcheck, y.polrelid) || ')'),
    ARRAY(SELECT DISTINCT CAST(a.attname AS text)
        FROM pg_depend p
            JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
        WHERE p.classid = 'pg_policy'::regclass AND p.objid = y.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid
            AND p.refobjsubid <> 0)
FROM pg_policy y JOIN relations c ON c.oid = y.polrelid
