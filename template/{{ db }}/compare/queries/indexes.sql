-- Without those behind a constraint. The bits of indoption: 1 is DESC, 2 is NULLS FIRST.
SELECT c.schema, c.relname, c.sql AS table_sql, i.relname AS name, i.oid::regclass::text AS sql,
    pg_get_indexdef(x.indexrelid) AS definition, x.indisunique AS "unique", m.amname AS method,
    keys.*, pg_get_expr(x.indpred, x.indrelid) AS "where",
    coalesce(CAST(to_jsonb(x) ->> 'indnullsnotdistinct' AS boolean), false) AS nulls_not_distinct,
    coalesce(i.reloptions, '{}') AS options,
    obj_description(i.oid, 'pg_class') AS comment,
    ARRAY(SELECT DISTINCT CAST(a.attname AS text)
        FROM pg_depend p
            JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
        WHERE p.classid = 'pg_class'::regclass AND p.objid = i.oid
            AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid) AS uses
FROM pg_index x
    JOIN relations c ON c.oid = x.indrelid
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_am m ON m.oid = i.relam
    CROSS JOIN LATERAL (
        SELECT array_agg(CAST(a.attname AS text) ORDER BY key.place) AS key_columns,
            array_agg(pg_get_indexdef(x.indexrelid, CAST(key.place AS integer), false)
                ORDER BY key.place) AS key_sql,
            array_agg(CASE WHEN NOT o.opcdefault THEN CASE WHEN pg_opclass_is_visible(o.oid)
                THEN quote_ident(o.opcname) ELSE format('%I.%I', s.nspname, o.opcname) END END
                ORDER BY key.place) AS operator_classes,
            array_agg(CASE WHEN l.oid <> coalesce(a.attcollation, l.oid)
                OR a.attname IS NULL AND l.oid NOT IN (0, 100)
                THEN l.oid::regcollation::text END ORDER BY key.place) AS collations,
            array_agg(b.option & 1 = 1 ORDER BY key.place) AS descending,
            array_agg(b.option & 2 = 2 ORDER BY key.place) AS nulls_first,
            (SELECT array_agg(CAST(included.attname AS text) ORDER BY inc.place)
                FROM unnest(CAST(x.indkey AS smallint[])) WITH ORDINALITY AS inc (number, place)
                    JOIN pg_attribute included
                        ON included.attrelid = x.indrelid AND included.attnum = inc.number
                WHERE inc.place > x.indnkeyatts) AS include
        FROM unnest(CAST(x.indkey AS smallint[])) WITH ORDINALITY AS key (number, place)
            JOIN unnest(CAST(x.indclass AS oid[])) WITH ORDINALITY AS k (class, place)
                USING (place)
            JOIN unnest(CAST(x.indcollation AS oid[])) WITH ORDINALITY AS l (oid, place)
                USING (place)
            JOIN unnest(CAST(x.indoption AS smallint[])) WITH ORDINALITY AS b (option, place)
                USING (place)
            JOIN pg_opclass o ON o.oid = k.class
            JOIN pg_namespace s ON s.oid = o.opcnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = key.number
        WHERE key.place <= x.indnkeyatts
    ) AS keys
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid
        AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY c.sql, i.relname
