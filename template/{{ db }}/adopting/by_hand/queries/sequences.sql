-- Those that no column owns: the others come with their columns.
SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 'sequence' AS kind, c.sql AS name,
    concat_ws(' ', 'CREATE', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END, 'SEQUENCE', c.sql,
        'AS ' || nullif(s.seqtypid::regtype::text, 'bigint'),
        'START WITH ' || nullif(s.seqstart,
            CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END),
        'INCREMENT BY ' || nullif(s.seqincrement, 1),
        'MINVALUE ' || nullif(s.seqmin, CASE WHEN s.seqincrement > 0 THEN 1 ELSE ends.low END),
        'MAXVALUE ' || nullif(s.seqmax, CASE WHEN s.seqincrement > 0 THEN ends.high ELSE -1 END),
        'CACHE ' || nullif(s.seqcache, 1), CASE WHEN s.seqcycle THEN 'CYCLE' END) AS "create",
    'DROP SEQUENCE ' || c.sql AS "drop"
FROM relations c
    JOIN pg_sequence s ON s.seqrelid = c.oid
    CROSS JOIN LATERAL (SELECT
        CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647
            ELSE 9223372036854775807 END AS high,
        CASE s.seqtypid WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648
            ELSE -9223372036854775808 END AS low) AS ends
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
    AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
