-- Without those that a partition or a child has from its parent. PostgreSQL 18 keeps NOT NULL as a
-- constraint, too ('n'); here it is a property of the column.
SELECT c.schema, c.relname, c.sql AS table_sql, k.conname AS name, quote_ident(k.conname) AS sql,
    CAST(k.contype AS text) AS kind, pg_get_constraintdef(k.oid) AS definition,
    ARRAY(SELECT CAST(a.attname AS text)
        FROM unnest(k.conkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number
        ORDER BY key.place) AS columns,
    ARRAY(SELECT CAST(a.attname AS text)
        FROM unnest(CAST(x.indkey AS smallint[])) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number
        WHERE key.place > x.indnkeyatts
        ORDER BY key.place) AS include,
    coalesce(CAST(to_jsonb(x) ->> 'indnullsnotdistinct' AS boolean), false) AS nulls_not_distinct,
    k.condeferrable AS deferrable, k.condeferred AS deferred,
    k.connoinherit AND k.contype = 'c' AS no_inherit, k.convalidated AS valid,
    pg_get_expr(k.conbin, k.conrelid) AS expression,
    nullif(n.nspname, current_schema()) AS referred_schema, r.relname AS referred_name,
    r.oid::regclass::text AS referred_sql,
    ARRAY(SELECT CAST(a.attname AS text)
        FROM unnest(k.confkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.number
        ORDER BY key.place) AS referred_columns,
    CAST(k.confupdtype AS text) AS on_update, CAST(k.confdeltype AS text) AS on_delete,
    CAST(k.confmatchtype AS text) AS match,
    ARRAY(SELECT CAST(a.attname AS text)
        FROM jsonb_array_elements_text(coalesce(
                nullif(to_jsonb(k) -> 'confdelsetcols', 'null'), '[]')) AS key (number)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number::smallint
        ORDER BY a.attnum) AS set_columns,
    obj_description(k.oid, 'pg_constraint') AS comment
FROM pg_constraint k
    JOIN relations c ON c.oid = k.conrelid
    LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
    LEFT JOIN pg_class r ON r.oid = k.confrelid
    LEFT JOIN pg_namespace n ON n.oid = r.relnamespace
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND k.conislocal
ORDER BY c.sql, k.conname
