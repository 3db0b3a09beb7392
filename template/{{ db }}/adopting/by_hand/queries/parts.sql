-- Of what a thing is a part that has no statement of its own: an index of its table, an array of the
-- type of its elements.
SELECT 'pg_class'::regclass::oid AS classid, x.indexrelid AS objid,
    CASE WHEN k.oid IS NULL THEN 'pg_class'::regclass::oid ELSE 'pg_constraint'::regclass::oid END
        AS of_class,
    coalesce(k.oid, x.indrelid) AS of_object
FROM pg_index x LEFT JOIN pg_constraint k
    ON k.conindid = x.indexrelid AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x')
WHERE x.indexrelid >= 16384
UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype
FROM pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
UNION ALL
SELECT 'pg_class'::regclass, d.objid, d.refclassid, d.refobjid
FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
    AND d.deptype IN ('a', 'i')
UNION ALL
SELECT 'pg_type'::regclass, c.reltype, 'pg_class'::regclass, c.oid
FROM pg_class c WHERE c.relkind <> 'c' AND c.reltype >= 16384
UNION ALL
SELECT 'pg_type'::regclass, t.typarray, 'pg_type'::regclass, t.oid
FROM pg_type t WHERE t.typarray >= 16384
UNION ALL
SELECT 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid
FROM pg_range r WHERE r.rngtypid >= 16384
UNION ALL
SELECT 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, d.adrelid FROM pg_attrdef d
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid,
    CASE WHEN k.conrelid <> 0 THEN 'pg_class'::regclass ELSE 'pg_type'::regclass END,
    CASE WHEN k.conrelid <> 0 THEN k.conrelid ELSE k.contypid END
FROM pg_constraint k WHERE k.oid >= 16384
UNION ALL
SELECT 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, r.ev_class
FROM pg_rewrite r WHERE r.oid >= 16384
UNION ALL
SELECT 'pg_trigger'::regclass, g.oid,
    CASE WHEN g.tgconstraint <> 0 THEN 'pg_constraint'::regclass ELSE 'pg_class'::regclass END,
    CASE WHEN g.tgconstraint <> 0 THEN g.tgconstraint ELSE g.tgrelid END
FROM pg_trigger g
UNION ALL
SELECT d.classid, d.objid, d.refclassid, d.refobjid
FROM pg_depend d
WHERE d.deptype = 'e'
    OR d.deptype = 'i' AND d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass
