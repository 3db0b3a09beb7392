-- i: behind an identity column; a: owned by a column, as SERIAL has it.
SELECT c.schema, c.relname AS name, c.sql, s.seqtypid::regtype::text AS type,
    s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum,
    s.seqcache AS cache, s.seqcycle AS cycle,
    d.refobjid::regclass::text AS owner_table, a.attname AS owner_column,
    obj_description(c.oid, 'pg_class') AS comment
FROM relations c
    JOIN pg_sequence s ON s.seqrelid = c.oid
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE c.relkind = 'S'
ORDER BY c.sql
