-- Partitions have the triggers of their parents.
SELECT 'pg_trigger'::regclass::oid AS classid, g.oid AS objid, 'trigger' AS kind,
    quote_ident(g.tgname) || ' on ' || c.sql AS name,
    pg_get_triggerdef(g.oid, true) AS "create",
    'DROP TRIGGER ' || quote_ident(g.tgname) || ' ON ' || c.sql AS "drop"
FROM pg_trigger g JOIN relations c ON c.oid = g.tgrelid
WHERE NOT g.tgisinternal AND g.tgparentid = 0

UNION ALL
SELECT 'pg_rewrite'::regclass, r.oid, 'rule', quote_ident(r.rulename) || ' on ' || c.sql,
    rtrim(pg_get_ruledef(r.oid, true), ';'),
    'DROP RULE ' || quote_ident(r.rulename) || ' ON ' || c.sql
FROM pg_rewrite r JOIN relations c ON c.oid = r.ev_class
WHERE r.rulename <> '_RETURN'

UNION ALL
SELECT 'pg_policy'::regclass, y.oid, 'policy', quote_ident(y.polname) || ' on ' || c.sql,
    concat_ws(' ', 'CREATE POLICY', quote_ident(y.polname), 'ON', c.sql,
        CASE WHEN NOT y.polpermissive THEN 'AS RESTRICTIVE' END,
        CASE y.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT'
            WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' END,
        'TO ' || (SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
            FROM pg_roles WHERE oid = ANY (y.polroles)),
        'USING (' || pg_get_expr(y.polqual, y.polrelid) || ')',
        'WITH CHECK (' || pg_get_expr(y.polwithcheck, y.polrelid) || ')'),
    'DROP POLICY ' || quote_ident(y.polname) || ' ON ' || c.sql
FROM pg_policy y JOIN relations c ON c.oid = y.polrelid

UNION ALL
SELECT 'pg_statistic_ext'::regclass, s.oid, 'statistics object', names.sql,
    pg_get_statisticsobjdef(s.oid), 'DROP STATISTICS ' || names.sql
FROM pg_statistic_ext s
    JOIN schemas n ON n.oid = s.stxnamespace
    CROSS JOIN LATERAL (
        SELECT quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS sql
    ) AS names
