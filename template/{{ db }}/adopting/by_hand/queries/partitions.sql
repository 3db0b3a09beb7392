-- Where PARTITION OF would give other names or defaults than a partition has, it is made as a table of
-- its own first, and attached: an index that is there already keeps its name.
, partitions AS (
    SELECT c.*, i.inhparent, i.inhparent::regclass::text AS parent,
        pg_get_expr(c.relpartbound, c.oid) AS bound,
        coalesce(' PARTITION BY ' || pg_get_partkeydef(c.oid), '') AS partition_by,
        EXISTS (
            SELECT FROM pg_attribute a
                LEFT JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                LEFT JOIN pg_attrdef e ON e.adrelid = b.attrelid AND e.adnum = b.attnum
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (
                a.attnotnull <> b.attnotnull
                OR a.attidentity <> '' AND b.attidentity = ''
                OR pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM pg_get_expr(e.adbin, e.adrelid))
        ) OR EXISTS (
            SELECT FROM pg_inherits h
                JOIN pg_index x ON x.indexrelid = h.inhrelid
                JOIN pg_class k ON k.oid = x.indexrelid
                JOIN pg_class p ON p.oid = h.inhparent
            WHERE x.indrelid = c.oid AND k.relname <> left(c.relname || '_' || CASE
                WHEN x.indisprimary THEN 'pkey'
                ELSE (SELECT string_agg(a.attname, '_' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = k.oid)
                    || CASE WHEN EXISTS (SELECT FROM pg_constraint
                        WHERE conindid = k.oid AND contype = 'u') THEN '_key' ELSE '_idx' END
                END, 63)
        ) AS is_peculiar
    FROM relations c JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relispartition AND c.relkind IN ('r', 'p')
)
SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 'partition' AS kind, c.sql AS name,
    'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || c.sql
    || CASE WHEN c.is_peculiar THEN E' (\n    ' || concat_ws(E',\n    ', (
            SELECT string_agg(concat_ws(' ', quote_ident(a.attname),
                    format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attcollation <> t.typcollation
                        THEN 'COLLATE ' || a.attcollation::regcollation::text END,
                    CASE a.attgenerated
                        WHEN 's' THEN 'GENERATED ALWAYS AS (' || d.sql || ') STORED'
                        WHEN 'v' THEN 'GENERATED ALWAYS AS (' || d.sql || ') VIRTUAL'
                        ELSE 'DEFAULT ' || d.sql END,
                    CASE WHEN a.attnotnull THEN 'NOT NULL' END), E',\n    ' ORDER BY a.attnum)
            FROM pg_attribute a
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN LATERAL (SELECT pg_get_expr(adbin, adrelid) AS sql FROM pg_attrdef
                    WHERE adrelid = a.attrelid AND adnum = a.attnum) AS d ON true
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ), (
            SELECT string_agg('CONSTRAINT ' || quote_ident(k.conname) || ' '
                || pg_get_constraintdef(k.oid), E',\n    ' ORDER BY k.contype DESC, k.conname)
            FROM pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype IN ('c', 'p', 'u', 'x')
                AND (k.conparentid <> 0 OR k.coninhcount > 0)
        )) || E'\n)' || c.partition_by
    ELSE ' PARTITION OF ' || c.parent || ' ' || c.bound || c.partition_by END AS "create",
    'DROP TABLE ' || c.sql AS "drop", 0 AS place
FROM partitions c

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'partition', c.sql, pg_get_indexdef(x.indexrelid), '', 1
FROM partitions c
    JOIN pg_index x ON x.indrelid = c.oid
    JOIN pg_inherits h ON h.inhrelid = x.indexrelid
WHERE c.is_peculiar AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = x.indexrelid
    AND contype IN ('p', 'u', 'x'))

UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'partition', c.sql,
    'ALTER TABLE ' || c.parent || ' ATTACH PARTITION ' || c.sql || ' ' || c.bound, '', 2
FROM partitions c WHERE c.is_peculiar

-- What a partition has for itself.
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, 'constraint', quote_ident(k.conname) || ' on ' || c.sql,
    'ALTER TABLE ' || c.sql || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
        || pg_get_constraintdef(k.oid),
    'ALTER TABLE ' || c.sql || ' DROP CONSTRAINT ' || quote_ident(k.conname), 0
FROM partitions c JOIN pg_constraint k ON k.conrelid = c.oid
WHERE k.contype IN ('c', 'p', 'u', 'x', 'f') AND k.conparentid = 0 AND k.coninhcount = 0

UNION ALL
SELECT 'pg_class'::regclass, x.indexrelid, 'index', x.indexrelid::regclass::text,
    pg_get_indexdef(x.indexrelid), 'DROP INDEX ' || x.indexrelid::regclass::text, 0
FROM partitions c JOIN pg_index x ON x.indrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = x.indexrelid)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = x.indexrelid
        AND conrelid = c.oid AND contype IN ('p', 'u', 'x'))
