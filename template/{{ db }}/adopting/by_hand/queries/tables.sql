SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid FROM tables c
