-- What cannot be said in SQL that everybody may run, or is not only this database's.
SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 'foreign table' AS kind, c.sql AS name
FROM relations c WHERE c.relkind = 'f'

UNION ALL
SELECT 'pg_proc'::regclass, f.oid, 'function in ' || upper(l.lanname), f.oid::regprocedure::text
FROM pg_proc f
    JOIN schemas n ON n.oid = f.pronamespace
    JOIN pg_language l ON l.oid = f.prolang
WHERE l.lanname IN ('c', 'internal') AND f.prokind <> 'a'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
        AND d.objid = f.oid AND d.deptype IN ('e', 'i'))

-- Arrays and the types of multiranges come with another one.
UNION ALL
SELECT 'pg_type'::regclass, t.oid,
    CASE t.typtype WHEN 'r' THEN 'range type with CANONICAL' ELSE 'base type' END,
    t.oid::regtype::text
FROM pg_type t JOIN schemas n ON n.oid = t.typnamespace LEFT JOIN pg_range r ON r.rngtypid = t.oid
WHERE (t.typtype IN ('b', 'p') OR r.rngcanonical <> 0)
    AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
    AND NOT EXISTS (SELECT FROM of_extensions
        WHERE classid = 'pg_type'::regclass AND objid = t.oid)

UNION ALL
SELECT 'pg_cast'::regclass, k.oid, 'cast WITHOUT FUNCTION',
    format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL)
FROM pg_cast k
WHERE k.oid >= 16384 AND k.castmethod = 'b' AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_cast'::regclass AND d.objid = k.oid AND d.deptype IN ('e', 'i'))

-- All other kinds, which have a name and nothing else that is of interest here.
UNION ALL
SELECT o.classid, o.objid, lower(i.type), i.identity
FROM (
    SELECT 'pg_opclass'::regclass::oid AS classid, oid AS objid FROM pg_opclass
    UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
    UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
    UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language
    UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am
    UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform
    UNION ALL SELECT 'pg_ts_parser'::regclass, oid FROM pg_ts_parser
    UNION ALL SELECT 'pg_ts_template'::regclass, oid FROM pg_ts_template
    UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
    UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
    UNION ALL SELECT 'pg_subscription'::regclass, s.oid FROM pg_subscription s
        JOIN pg_database b ON b.oid = s.subdbid WHERE b.datname = current_database()
) AS o, pg_identify_object(o.classid, o.objid, 0) i
WHERE o.objid >= 16384
    AND NOT EXISTS (SELECT FROM of_extensions e WHERE e.classid = o.classid AND e.objid = o.objid)

UNION ALL
SELECT 'pg_user_mapping'::regclass, u.umid, 'user mapping', u.usename || ' on ' || u.srvname
FROM pg_user_mappings u

UNION ALL
SELECT 0, c.oid, 'tablespace', quote_ident(t.spcname) || ' of ' || c.sql
FROM relations c JOIN pg_tablespace t ON t.oid = c.reltablespace

UNION ALL
SELECT 0, x.indexrelid, 'invalid index', x.indexrelid::regclass::text
FROM pg_index x JOIN relations c ON c.oid = x.indrelid
WHERE NOT x.indisvalid AND c.relkind <> 'p'

UNION ALL
SELECT DISTINCT 0::oid, k.oid, 'disabled check of foreign key', quote_ident(k.conname) || ' on ' || c.sql
FROM pg_trigger g
    JOIN relations c ON c.oid = g.tgrelid
    JOIN pg_constraint k ON k.oid = g.tgconstraint
WHERE g.tgisinternal AND g.tgenabled <> 'O' AND k.contype = 'f'

UNION ALL
SELECT DISTINCT 0::oid, s.objoid, 'security label', i.identity
FROM pg_seclabel s, pg_identify_object(s.classoid, s.objoid, 0) i
