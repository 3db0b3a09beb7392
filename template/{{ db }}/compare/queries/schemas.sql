-- Whether there is more in it than the other queries tell.
SELECT n.nspname,
    EXISTS (SELECT FROM pg_proc WHERE pronamespace = n.oid)
    OR EXISTS (SELECT FROM pg_operator WHERE oprnamespace = n.oid)
    OR EXISTS (SELECT FROM pg_collation WHERE collnamespace = n.oid)
    OR EXISTS (SELECT FROM pg_extension WHERE extnamespace = n.oid)
    OR EXISTS (SELECT FROM pg_class WHERE relnamespace = n.oid AND relkind IN ('c', 'f'))
    OR EXISTS (SELECT FROM pg_ts_config WHERE cfgnamespace = n.oid)
    OR EXISTS (SELECT FROM pg_ts_dict WHERE dictnamespace = n.oid) AS is_shared
FROM schemas n
