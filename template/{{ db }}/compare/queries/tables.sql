SELECT c.schema, c.relname, c.sql,
    obj_description(c.oid, 'pg_class') AS comment,
    pg_get_partkeydef(c.oid) AS partition_by,
    c.relpersistence = 'u' AS unlogged,
    coalesce(c.reloptions, '{}') AS options
FROM relations c WHERE c.relkind IN ('r', 'p')
ORDER BY c.sql
